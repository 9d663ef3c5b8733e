import { parse } from 'yaml'
import * as z from 'zod'
import type { InferenceRequest } from '../src/schema/inference-request.ts'
import { container, gpus, request } from './requests.ts'

const Labelled = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.tuple([
          z.object({
            image: z.string(),
            args: z.array(z.string()),
            resources: z.object({ limits: z.object({ 'nvidia.com/gpu': z.number() }) }),
          }),
        ]),
        nodeSelector: z.object({ 'nvidia.com/gpu.product': z.string() }),
      }),
    }),
  }),
})

/** A Deployment of one GPU container, read without the normaliser: the model is what is looked at. */
export function labelledRequest(text: string): InferenceRequest {
  const { metadata, spec } = Labelled.parse(parse(text))
  const { containers, nodeSelector } = spec.template.spec
  const [{ image, args, resources }] = containers
  const count = resources.limits['nvidia.com/gpu']
  return request({
    workload_name: metadata.name,
    containers: [container(image, { args })],
    gpu_count: count,
    accelerators: [gpus(nodeSelector['nvidia.com/gpu.product'], count)],
  })
}

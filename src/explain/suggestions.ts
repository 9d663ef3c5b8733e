import { scaled, sum, widened } from '../predict/interval.ts'
import type { Reckoning } from '../predict/reckon.ts'
import { mainContainer } from '../prior/software.ts'
import type { ExplainedComponent, FormulaTerm, Outcome, Suggestion } from '../schema/explanation.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Model } from '../schema/model.ts'
import type { Prediction } from '../schema/prediction.ts'
import { MCPU_PER_CPU, MIB_PER_GIB } from '../units.ts'
import { withSettings } from '../what-if/apply.ts'
import { type SettingKey, settingOf } from '../what-if/settings.ts'

/** The reckoner, asked about another request. */
export type Ask = (request: InferenceRequest) => Prediction

export type Explained = {
  readonly reckoning: Reckoning
  readonly prediction: Prediction
  readonly model: Model
  readonly terms: readonly FormulaTerm[]
  readonly components: readonly ExplainedComponent[]
  readonly ask: Ask
}

/** Sizes that people write, from which the nearest is taken. */
const USUAL_MCPU = [10, 25, 50, 100, 250, 500, 1000, 2000, 4000, 8000, 16_000]
/** A board of small and one of large power, both common. */
const BOARDS = ['L4', 'H100-SXM']
const MODELS = {
  language: ['Qwen/Qwen3-8B', 'Qwen/Qwen3-32B'],
  diffusion: ['black-forest-labs/FLUX.1-dev'],
} as const
const BATCHES = { language: [16, 256], diffusion: [1, 8] } as const
const LONG_RUN_S = 3600
const SMALL_DUTY_CYCLE = 0.3
/** Below this share of the whole, what is not known about a part hardly shows. */
const LEAST_SHARE = 0.2
/** Rows of a meter that weigh so much have said what there is to say. */
const ENOUGH_SUPPORT = 0.7

/** What would narrow or lower the figures of a workload, each computed by asking again. */
export function suggestionsFor(explained: Explained): readonly Suggestion[] {
  if (explained.prediction.power_w.p50 === 0) return []
  return [
    ...requestCpu(explained),
    ...nameBoard(explained),
    ...nameModel(explained),
    ...tellBatch(explained),
    ...biggestTerm(explained),
    ...fewerReplicas(explained),
    ...tellRunLength(explained),
    ...measure(explained),
  ]
}

type Written = readonly (readonly [key: SettingKey, text: string])[]

function outcomeOf({ reckoning, model, ask }: Explained, written: Written): Outcome {
  const settings = written.map(([key, text]) => settingOf(key, text))
  const { power_w, energy, confidence } = ask(withSettings(reckoning.request, settings, model.coefficients))
  return {
    settings: settings.map(({ key, text }) => ({ key, value: text })),
    power_w,
    energy,
    confidence: confidence.grade,
  }
}

const suggestion = (id: Suggestion['id'], outcomes: readonly Outcome[]): Suggestion => ({
  id,
  share: null,
  term: null,
  outcomes: [...outcomes],
})

const hostShare = ({ reckoning: { host, podPowerW } }: Explained): number => host.p50W / podPowerW.p50

/** With the request that goes with what is taken to be in use. */
function requestCpu(explained: Explained): Suggestion[] {
  const { prior } = explained.reckoning
  if (prior.isCpuDeclared || hostShare(explained) < LEAST_SHARE) return []
  const wantedMcpu = (prior.undeclaredCpu.amount * MCPU_PER_CPU) / prior.utilisation
  const mcpu = USUAL_MCPU.reduce((best, one) =>
    Math.abs(Math.log(one / wantedMcpu)) < Math.abs(Math.log(best / wantedMcpu)) ? one : best,
  )
  return [suggestion('request-cpu', [outcomeOf(explained, [['cpu', `${mcpu}m`]])])]
}

function nameBoard(explained: Explained): Suggestion[] {
  if (!explained.reckoning.prior.otherBoards.some(({ isNamed }) => !isNamed)) return []
  const known = BOARDS.filter((name) =>
    explained.model.coefficients.devices.some(({ model }) => model === name),
  )
  return known.length === 0
    ? []
    : [
        suggestion(
          'name-board',
          known.map((name) => outcomeOf(explained, [['gpu', name]])),
        ),
      ]
}

const servingFamily = ({ reckoning: { features, boards } }: Explained): 'language' | 'diffusion' | null =>
  boards.formulaW > 0 && (features.family === 'language' || features.family === 'diffusion')
    ? features.family
    : null

function nameModel(explained: Explained): Suggestion[] {
  const family = servingFamily(explained)
  if (family === null || (explained.reckoning.features.numbers.log2_active_params_b ?? null) !== null)
    return []
  return [
    suggestion(
      'name-model',
      MODELS[family].map((name) => outcomeOf(explained, [['model', name]])),
    ),
  ]
}

function tellBatch(explained: Explained): Suggestion[] {
  const family = servingFamily(explained)
  if (family === null) return []
  const { log2_max_seqs, log2_image_batch, log2_active_params_b } = explained.reckoning.features.numbers
  const told = family === 'language' ? log2_max_seqs : log2_image_batch
  // Without a model the batch tells nothing.
  if ((told ?? null) !== null || (log2_active_params_b ?? null) === null) return []
  return [
    suggestion(
      'tell-batch',
      BATCHES[family].map((batch) => outcomeOf(explained, [['batch', String(batch)]])),
    ),
  ]
}

/** The term that draws most, and the half of it; boards that cannot be halved are idle for most of the time. */
function biggestTerm(explained: Explained): Suggestion[] {
  const { terms, components, reckoning } = explained
  const drawnW = (term: FormulaTerm): number => {
    const whole = components.find(({ component }) => component === term.component)
    return whole === undefined || whole.formula_w === 0
      ? 0
      : (term.watts / whole.formula_w) * whole.pod_power_w.p50
  }
  const [biggest] = terms.toSorted((a, b) => drawnW(b) - drawnW(a))
  // What to do about CPU that nobody requested is said before.
  if (biggest === undefined || biggest.id === 'cpu-undeclared') return []
  const share = Math.min(drawnW(biggest) / reckoning.podPowerW.p50, 1)
  const outcomes = halved(explained, biggest).map((written) => outcomeOf(explained, written))
  return [{ id: 'biggest-term', share, term: biggest.id, outcomes }]
}

function halved({ reckoning, model }: Explained, { id }: FormulaTerm): Written[] {
  const { request } = reckoning
  const main = mainContainer(request, model.coefficients.software)
  switch (id) {
    case 'cpu-requested': {
      const mcpu = main?.req_cpu_mcpu ?? main?.lim_cpu_mcpu ?? 0
      return mcpu < 2 ? [] : [[['cpu', `${Math.ceil(mcpu / 2)}m`]]]
    }
    case 'memory': {
      const mib = main?.req_mem_mib ?? main?.lim_mem_mib ?? 0
      return mib < 2 ? [] : [[['memory', memoryText(Math.ceil(mib / 2))]]]
    }
    case 'cpu-undeclared':
      return []
    case 'board':
      return [...fewerBoards(request), ...rarelyBusy(request)]
  }
}

/** Mebibytes as a whole quantity. */
const memoryText = (mib: number): string => (mib % MIB_PER_GIB === 0 ? `${mib / MIB_PER_GIB}Gi` : `${mib}Mi`)

function fewerBoards({ accelerators }: InferenceRequest): Written[] {
  const [held] = accelerators
  if (accelerators.length !== 1 || held === undefined || held.share !== 'whole' || held.count < 2) return []
  return [[['gpus', String(Math.floor(held.count / 2))]]]
}

const rarelyBusy = ({ duty_cycle, run_pattern }: InferenceRequest): Written[] =>
  duty_cycle === null && run_pattern === 'continuous' ? [[['duty-cycle', String(SMALL_DUTY_CYCLE)]]] : []

function fewerReplicas(explained: Explained): Suggestion[] {
  const { pods, run_pattern, workload_kind } = explained.reckoning.request
  if (run_pattern !== 'continuous' || workload_kind === 'DaemonSet' || pods.typical < 2) return []
  return [suggestion('fewer-replicas', [outcomeOf(explained, [['replicas', String(pods.typical - 1)]])])]
}

function tellRunLength(explained: Explained): Suggestion[] {
  const { run_pattern, run_s } = explained.reckoning.request
  if (run_pattern === 'continuous' || run_s !== null) return []
  return [suggestion('tell-run-length', [outcomeOf(explained, [['run-seconds', String(LONG_RUN_S)]])])]
}

/** The same p50, as uncertain as the same workload on another cluster that was measured. */
function measure(explained: Explained): Suggestion[] {
  const { reckoning, prediction, model } = explained
  const { host, boards, otherAccelerators, request } = reckoning
  const factor = model.coefficients.width_same_image.value
  const isMeasured =
    host.learner?.part.scope === 'pod_kepler_total' && host.correction.support >= ENOUGH_SUPPORT
  if (isMeasured || hostShare(explained) < LEAST_SHARE || host.interval.p90 <= host.p50W * factor) return []
  const podW = sum([widened(host.p50W, factor), boards.interval, otherAccelerators])
  return [
    suggestion('measure', [
      {
        settings: [],
        power_w: scaled(podW, request.pods.typical),
        energy: prediction.energy,
        confidence: 'high',
      },
    ]),
  ]
}

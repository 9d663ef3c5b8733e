import { predictionFrom } from '../predict/predict.ts'
import { type Reckoning, reckonerFrom } from '../predict/reckon.ts'
import type { Explanation } from '../schema/explanation.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Model } from '../schema/model.ts'
import type { Prediction } from '../schema/prediction.ts'
import { componentsOf } from './component.ts'
import { formulaTerms } from './formula.ts'
import { type Ask, suggestionsFor } from './suggestions.ts'

/** The model as a function that predicts, and explains what it predicted. */
export function explainerFrom(model: Model): {
  readonly predict: Ask
  readonly explain: (request: InferenceRequest) => Explanation
} {
  const reckon = reckonerFrom(model)
  const predict: Ask = (request) => predictionFrom(reckon(request), model.coefficients)
  return {
    predict,
    explain(request) {
      const reckoning = reckon(request)
      return explanationFrom(reckoning, predictionFrom(reckoning, model.coefficients), model, predict)
    },
  }
}

/** Everything that went into a prediction; `ask` answers what would change it. */
export function explanationFrom(
  reckoning: Reckoning,
  prediction: Prediction,
  model: Model,
  ask: Ask,
): Explanation {
  const { request } = reckoning
  const terms = formulaTerms(reckoning.prior, model.coefficients)
  const components = componentsOf(reckoning, model)
  const { namespace, workload_kind, workload_name, api_group, component, path, line, pods } = request
  const { pod_power_w, power_w, energy, confidence, assumptions } = prediction
  return {
    ...{ namespace, workload_kind, workload_name, api_group, component, path, line },
    pods,
    pod_power_w,
    power_w,
    energy,
    confidence,
    formula: [...terms],
    components: [...components],
    suggestions: [...suggestionsFor({ reckoning, prediction, model, terms, components, ask })],
    assumptions: [...assumptions],
  }
}

import * as z from 'zod';
/** One container's declared resources. `null` = not declared; never 0, which means "asks for none". */
export declare const ContainerSpec: z.ZodObject<{
    name: z.ZodString;
    image: z.ZodString;
    command: z.ZodNullable<z.ZodArray<z.ZodString>>;
    args: z.ZodNullable<z.ZodArray<z.ZodString>>;
    req_cpu_mcpu: z.ZodNullable<z.ZodInt>;
    req_mem_mib: z.ZodNullable<z.ZodInt>;
    lim_cpu_mcpu: z.ZodNullable<z.ZodInt>;
    lim_mem_mib: z.ZodNullable<z.ZodInt>;
}, z.core.$strict>;
export type ContainerSpec = z.infer<typeof ContainerSpec>;
/** Accelerators of one resource name that one pod holds. */
export declare const Accelerator: z.ZodObject<{
    resource: z.ZodString;
    vendor: z.ZodString;
    kind: z.ZodEnum<{
        gpu: "gpu";
        npu: "npu";
        tpu: "tpu";
    }>;
    model: z.ZodNullable<z.ZodString>;
    share: z.ZodEnum<{
        shared: "shared";
        slice: "slice";
        whole: "whole";
    }>;
    count: z.ZodNumber;
}, z.core.$strict>;
export type Accelerator = z.infer<typeof Accelerator>;
/** Pods at once: at least, usually, at most. */
export declare const PodRange: z.ZodObject<{
    min: z.ZodInt;
    typical: z.ZodInt;
    max: z.ZodInt;
}, z.core.$strict>;
export type PodRange = z.infer<typeof PodRange>;
/** What one pod reserves, limits standing in for absent requests as the API server does it. `null` = nothing declared. */
export declare const PodResources: z.ZodObject<{
    cpu_mcpu: z.ZodNullable<z.ZodInt>;
    mem_mib: z.ZodNullable<z.ZodInt>;
}, z.core.$strict>;
export type PodResources = z.infer<typeof PodResources>;
/** Runs for ever · runs once to its end · runs to its end again and again. */
export declare const RunPattern: z.ZodEnum<{
    continuous: "continuous";
    "run-once": "run-once";
    scheduled: "scheduled";
}>;
export type RunPattern = z.infer<typeof RunPattern>;
/**
 * One workload as the model sees it. The fields up to `completions` are k8s-collect's, with their meaning;
 * the rest is what energy needs besides.
 */
export declare const InferenceRequest: z.ZodObject<{
    schema_version: z.ZodLiteral<"v1">;
    namespace: z.ZodString;
    workload_kind: z.ZodString;
    workload_name: z.ZodString;
    labels: z.ZodRecord<z.ZodString, z.ZodString>;
    annotations: z.ZodRecord<z.ZodString, z.ZodString>;
    containers: z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        image: z.ZodString;
        command: z.ZodNullable<z.ZodArray<z.ZodString>>;
        args: z.ZodNullable<z.ZodArray<z.ZodString>>;
        req_cpu_mcpu: z.ZodNullable<z.ZodInt>;
        req_mem_mib: z.ZodNullable<z.ZodInt>;
        lim_cpu_mcpu: z.ZodNullable<z.ZodInt>;
        lim_mem_mib: z.ZodNullable<z.ZodInt>;
    }, z.core.$strict>>;
    init_container_count: z.ZodInt;
    sidecar_count: z.ZodInt;
    volume_types: z.ZodArray<z.ZodString>;
    node_type: z.ZodNullable<z.ZodString>;
    runtime_class: z.ZodNullable<z.ZodString>;
    gpu_count: z.ZodNumber;
    parallelism: z.ZodNullable<z.ZodInt>;
    completions: z.ZodNullable<z.ZodInt>;
    api_group: z.ZodString;
    component: z.ZodNullable<z.ZodString>;
    object_labels: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
    waiver: z.ZodDefault<z.ZodNullable<z.ZodObject<{
        rule: z.ZodDefault<z.ZodNullable<z.ZodString>>;
        reason: z.ZodString;
        until: z.ZodISODate;
        ceiling: z.ZodDefault<z.ZodNullable<z.ZodString>>;
        owner: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    }, z.core.$strict>>>;
    path: z.ZodNullable<z.ZodString>;
    line: z.ZodNullable<z.ZodInt>;
    rendering: z.ZodOptional<z.ZodObject<{
        folder: z.ZodString;
        release: z.ZodNullable<z.ZodString>;
        namespace: z.ZodNullable<z.ZodString>;
        values: z.ZodArray<z.ZodString>;
    }, z.core.$strict>>;
    run_pattern: z.ZodEnum<{
        continuous: "continuous";
        "run-once": "run-once";
        scheduled: "scheduled";
    }>;
    pods: z.ZodObject<{
        min: z.ZodInt;
        typical: z.ZodInt;
        max: z.ZodInt;
    }, z.core.$strict>;
    schedule: z.ZodNullable<z.ZodString>;
    time_zone: z.ZodNullable<z.ZodString>;
    runs_per_month: z.ZodNullable<z.ZodNumber>;
    run_s: z.ZodNullable<z.ZodNumber>;
    run_limit_s: z.ZodNullable<z.ZodNumber>;
    duty_cycle: z.ZodNullable<z.ZodNumber>;
    suspended: z.ZodBoolean;
    requests: z.ZodObject<{
        cpu_mcpu: z.ZodNullable<z.ZodInt>;
        mem_mib: z.ZodNullable<z.ZodInt>;
    }, z.core.$strict>;
    run_requests: z.ZodObject<{
        cpu_mcpu: z.ZodNullable<z.ZodInt>;
        mem_mib: z.ZodNullable<z.ZodInt>;
    }, z.core.$strict>;
    limits: z.ZodObject<{
        cpu_mcpu: z.ZodNullable<z.ZodInt>;
        mem_mib: z.ZodNullable<z.ZodInt>;
    }, z.core.$strict>;
    accelerators: z.ZodArray<z.ZodObject<{
        resource: z.ZodString;
        vendor: z.ZodString;
        kind: z.ZodEnum<{
            gpu: "gpu";
            npu: "npu";
            tpu: "tpu";
        }>;
        model: z.ZodNullable<z.ZodString>;
        share: z.ZodEnum<{
            shared: "shared";
            slice: "slice";
            whole: "whole";
        }>;
        count: z.ZodNumber;
    }, z.core.$strict>>;
    assumptions: z.ZodArray<z.ZodString>;
}, z.core.$strict>;
export type InferenceRequest = z.infer<typeof InferenceRequest>;

import { KubeConfig } from '@kubernetes/client-node';
/** Which cluster, and how its certificate is checked. */
export type ClusterOptions = {
    readonly cwd: string;
    readonly env: (name: string) => string | undefined;
    /** Files as `KUBECONFIG` lists them; `null`: that variable, then `~/.kube/config`, then the pod's own service account. */
    readonly kubeconfig: string | null;
    /** `null`: the current context. */
    readonly context: string | null;
    /** A bundle of CA certificates in place of the configuration's. */
    readonly caFile: string | null;
    /** `null`: as the configuration says. */
    readonly verifiesTls: boolean | null;
};
/**
 * Where the cluster is and how to sign in, in the order of kubectl. Throws `input` for files that are not there or no
 * configurations, and where nothing says where a cluster is.
 */
export declare function kubeConfigFrom(options: ClusterOptions): KubeConfig;

/** `apps` of `apps/v1`; '' for core. */
export const groupOf = (apiVersion: string): string => {
  const slash = apiVersion.lastIndexOf('/')
  return slash === -1 ? '' : apiVersion.slice(0, slash)
}

// Values and keys that KServe and Kubernetes know although the schema does not list them, by the
// type that declares the field. What the schema lists is in the type table.
import { releases } from './type_table';

interface Value {
  value: string;
  /** The first and the last release that knows it, where that is not the oldest or the newest. */
  since?: string;
  until?: string;
}

function all(values: string): Value[] {
  return values.split(' ').map((value) => ({ value }));
}

const protocols = all('v1 v2 grpc-v1 grpc-v2');
const modes: Value[] = [
  { value: 'Knative', since: 'v0.16.0' },
  { value: 'Standard', since: 'v0.16.0' },
  ...all('Serverless RawDeployment ModelMesh'),
];
const autoscalers: Value[] = [
  { value: 'hpa' },
  { value: 'external', since: 'v0.12.1' },
  { value: 'keda', since: 'v0.15.2' },
  { value: 'none', since: 'v0.15.2' },
];
const serverTypes: Value[] = [
  ...all('mlserver tritonserver torchserve'),
  ...['tensorflow-serving', 'huggingfaceserver', 'vllmserver'].map((value) => ({
    value,
    since: 'v0.20.0',
  })),
];
const quantities = all('cpu memory ephemeral-storage nvidia.com/gpu amd.com/gpu intel.com/gpu');
const nodeOperators = all('In NotIn Exists DoesNotExist Gt Lt');
const devicePolicies = all('Honor Ignore');

const valuesByField: Record<string, Value[]> = {
  'serving.v1alpha1.ServingRuntimeSpec.protocolVersions': protocols,
  'serving.v1alpha1.BuiltInAdapter.serverType': all('triton mlserver ovms'),
  'serving.v1beta1.PredictorExtensionSpec.protocolVersion': protocols,
  'serving.v1beta1.PodSpec.restartPolicy': all('Always OnFailure Never'),
  'serving.v1beta1.PodSpec.dnsPolicy': all('ClusterFirst ClusterFirstWithHostNet Default None'),
  'serving.v1beta1.PodSpec.preemptionPolicy': all('PreemptLowerPriority Never'),
  'apps.v1.DeploymentStrategy.type': all('RollingUpdate Recreate'),
  'autoscaling.v2.HPAScalingRules.selectPolicy': all('Max Min Disabled'),
  'autoscaling.v2.HPAScalingPolicy.type': all('Pods Percent'),
  'core.v1.Container.imagePullPolicy': all('Always IfNotPresent Never'),
  'core.v1.Container.terminationMessagePolicy': all('File FallbackToLogsOnError'),
  'serving.v1alpha1.Container.imagePullPolicy': all('Always IfNotPresent Never'),
  'core.v1.ContainerPort.protocol': all('TCP UDP SCTP'),
  'core.v1.HTTPGetAction.scheme': all('HTTP HTTPS'),
  'core.v1.VolumeMount.mountPropagation': all('None HostToContainer Bidirectional'),
  'core.v1.VolumeMount.recursiveReadOnly': all('Disabled IfPossible Enabled'),
  'core.v1.EmptyDirVolumeSource.medium': all('Memory HugePages'),
  'core.v1.HostPathVolumeSource.type': all(
    'DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice',
  ),
  'core.v1.ImageVolumeSource.pullPolicy': all('Always IfNotPresent Never'),
  'core.v1.PersistentVolumeClaimSpec.accessModes': all(
    'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  ),
  'core.v1.PersistentVolumeClaimSpec.volumeMode': all('Filesystem Block'),
  'core.v1.Toleration.operator': all('Exists Equal'),
  'core.v1.Toleration.effect': all('NoSchedule PreferNoSchedule NoExecute'),
  'core.v1.NodeSelectorRequirement.operator': nodeOperators,
  'meta.v1.LabelSelectorRequirement.operator': all('In NotIn Exists DoesNotExist'),
  'core.v1.TopologySpreadConstraint.whenUnsatisfiable': all('DoNotSchedule ScheduleAnyway'),
  'core.v1.TopologySpreadConstraint.nodeAffinityPolicy': devicePolicies,
  'core.v1.TopologySpreadConstraint.nodeTaintsPolicy': devicePolicies,
  'core.v1.PodSecurityContext.fsGroupChangePolicy': all('OnRootMismatch Always'),
  'core.v1.PodSecurityContext.supplementalGroupsPolicy': all('Merge Strict'),
  'core.v1.PodSecurityContext.seLinuxChangePolicy': all('MountOption Recursive'),
  'core.v1.SecurityContext.procMount': all('Default Unmasked'),
  'core.v1.SeccompProfile.type': all('RuntimeDefault Localhost Unconfined'),
  'core.v1.AppArmorProfile.type': all('RuntimeDefault Localhost Unconfined'),
  'core.v1.PodOS.name': all('linux windows'),
  'core.v1.ContainerResizePolicy.resourceName': all('cpu memory'),
  'core.v1.ContainerResizePolicy.restartPolicy': all('NotRequired RestartContainer'),
};

/** Keys of maps of strings. */
const keysByField: Record<string, Value[]> = {
  'core.v1.ResourceRequirements.limits': quantities,
  'core.v1.ResourceRequirements.requests': quantities,
  'meta.v1.ObjectMeta.annotations': [
    { value: 'serving.kserve.io/deploymentMode' },
    { value: 'serving.kserve.io/autoscalerClass' },
    { value: 'serving.kserve.io/metrics', until: 'v0.14.1' },
    { value: 'serving.kserve.io/targetUtilizationPercentage', until: 'v0.14.1' },
    { value: 'serving.kserve.io/enable-tag-routing' },
    { value: 'serving.kserve.io/stop', since: 'v0.15.2' },
    { value: 'serving.kserve.io/gpu-resource-types', since: 'v0.15.2' },
    { value: 'serving.kserve.io/server-type', since: 'v0.17.1' },
    { value: 'autoscaling.knative.dev/class' },
  ],
};

const valuesByAnnotation: Record<string, Value[]> = {
  'serving.kserve.io/deploymentMode': modes,
  'serving.kserve.io/autoscalerClass': autoscalers,
  'serving.kserve.io/server-type': serverTypes,
  'serving.kserve.io/enable-tag-routing': all('"true"'),
  'serving.kserve.io/stop': all('"true" "false"'),
  'autoscaling.knative.dev/class': all('kpa.autoscaling.knative.dev hpa.autoscaling.knative.dev'),
};

function known(values: Value[] | undefined, release: number): string[] {
  return (values ?? [])
    .filter(({ since, until }) => {
      const first = since === undefined ? 0 : releases.indexOf(since);
      const last = until === undefined ? releases.length - 1 : releases.indexOf(until);
      return first <= release && release <= last;
    })
    .map(({ value }) => value);
}

export const valuesOf = (field: string, release: number) => known(valuesByField[field], release);
export const keysOf = (field: string, release: number) => known(keysByField[field], release);
export const annotationValues = (key: string, release: number) =>
  known(valuesByAnnotation[key], release);

/** Every field that is spoken of here, so that a test can compare them with the type table. */
export const enumeratedFields = [...Object.keys(valuesByField), ...Object.keys(keysByField)];

package org.passflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a later build must not change, or it cannot go on from the state of an earlier one: docs/state.md. */
class StateContractTest {

    private static final int MAX_PARALLELISM = 720;
    private static final Path STATES = Path.of("src", "test", "state");
    private static final Path DOCUMENT = Path.of("..", "docs", "state.md");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final String TIMERS = "_timer_state/";
    private static final ClassLoader LOADER = StateContractTest.class.getClassLoader();

    /** With ticks from the job itself, which no replayed history can have; and what keeps something since a later release. */
    private static final Set<String> NOT_IN_THE_FIRST = Set.of("clock", "write-ticks", "Sink Committer: write-ticks");

    private static final String[] ARGS = {
        "--kafka.bootstrap-servers", "127.0.0.1:9092",
        "--clickhouse.url", "jdbc:clickhouse://127.0.0.1:8123/passflow",
        "--ticks.from", "job"
    };

    static Stream<Arguments> releases() throws IOException {
        try (Stream<Path> folders = Files.list(STATES)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> arguments(folder.getFileName().toString(), folder.resolve("savepoint")))
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyOperatorIsListedByItsUid() throws IOException {
        assertThat(listed().keySet()).containsExactlyInAnyOrderElementsOf(uids(graph()));
    }

    @Test
    void stateOfEveryOperatorCanBeSplitAsFarAsThatOfEveryRelease() {
        StreamGraph graph = graph();

        assertThat(graph.getStreamNodes()).allSatisfy(node -> assertThat(node.getMaxParallelism())
                .as(node.getTransformationUID())
                .isIn(MAX_PARALLELISM, -1));
        assertThat(graph.getJobGraph().getVertices()).allSatisfy(vertex -> assertThat(vertex.getMaxParallelism())
                .as(vertex.getName())
                .isEqualTo(MAX_PARALLELISM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void everyStateOfAReleaseBelongsToAnOperatorOfThisBuild(String release, Path savepoint) throws IOException {
        Map<String, OperatorState> states = states(savepoint);

        assertThat(states).isNotEmpty();
        assertThat(uids(graph())).containsAll(states.keySet());
        assertThat(states.values()).allSatisfy(state -> assertThat(state.getMaxParallelism())
                .as(state.getOperatorUid().orElseThrow())
                .isEqualTo(MAX_PARALLELISM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void everyStateOfAReleaseIsListedByItsName(String release, Path savepoint) throws IOException {
        Map<String, Set<String>> listed = listed();

        assertThat(states(savepoint)).isNotEmpty().allSatisfy((uid, state) -> assertThat(listed.get(uid))
                .as("states of %s in docs/state.md", uid)
                .containsAll(names(state)));
    }

    @Test
    void releaseKeepsEverythingThatIsListedAtItsTime() throws IOException {
        Set<String> listed = listed().entrySet().stream()
                .filter(operator -> !operator.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(states(STATES.resolve("0.1.0/savepoint")).keySet())
                .as("an operator whose state is empty in the savepoint is not tested by it")
                .containsAll(listed.stream()
                        .filter(uid -> !NOT_IN_THE_FIRST.contains(uid))
                        .toList());
    }

    /** Operators whose state is more than nothing, by uid. */
    private static Map<String, OperatorState> states(Path savepoint) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
            return Checkpoints.loadCheckpointMetadata(
                            in, LOADER, savepoint.toAbsolutePath().toString())
                    .getOperatorStates()
                    .stream()
                    .filter(state -> state.getStateSize() > 0)
                    .collect(Collectors.toMap(
                            state -> state.getOperatorUid().orElseThrow(),
                            Function.identity(),
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static Set<String> names(OperatorState state) {
        Set<String> names = new TreeSet<>();
        for (OperatorSubtaskState part : state.getStates()) {
            part.getManagedOperatorState()
                    .forEach(handle ->
                            names.addAll(handle.getStateNameToPartitionOffsets().keySet()));
            part.getManagedKeyedState().forEach(handle -> names.addAll(names((KeyGroupsStateHandle) handle)));
        }
        return names;
    }

    private static Set<String> names(KeyGroupsStateHandle keyed) {
        KeyedBackendSerializationProxy<?> head = new KeyedBackendSerializationProxy<>(LOADER);
        try (FSDataInputStream in = keyed.openInputStream()) {
            head.read(new DataInputViewStreamWrapper(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.getStateMetaInfoSnapshots().stream()
                .map(StateMetaInfoSnapshot::getName)
                .filter(name -> !name.startsWith(TIMERS))
                .collect(Collectors.toSet());
    }

    /** The names of its states by the uid of each operator. */
    private static Map<String, Set<String>> listed() throws IOException {
        return LINE.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> NAME.matcher(line.group(2))
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet())));
    }

    private static Set<String> uids(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(uid -> uid != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As a cluster gets it, with Flink's own setting of docker/flink/config.yaml. */
    private static StreamGraph graph() {
        Configuration cluster = new Configuration();
        cluster.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(cluster);
        PassflowJob.wire(env, JobSettings.from(ARGS, Map.of()), List.of());
        return env.getStreamGraph();
    }
}

package org.passflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The graph that a cluster gets. */
class PassflowJobGraphTest {

    private static final String[] ARGS = {
        "--kafka.bootstrap-servers", "127.0.0.1:9092", "--clickhouse.url", "jdbc:clickhouse://127.0.0.1:8123/passflow"
    };

    @Test
    void everyOperatorHasAUidAndNoTypeFallsBackToKryo() {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);

        PassflowJob.wire(env, JobSettings.from(ARGS, Map.of()), List.of());
        JobGraph graph = env.getStreamGraph().getJobGraph();

        assertThat(graph.getNumberOfVertices()).isGreaterThan(2);
    }
}

package org.passflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A network between the job and the rest that is slow and loses connections; the seed is fixed, the order of threads is not. */
@ExtendWith(FaultExtension.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class NetworkFaults {
    private static final long SEED = 20261103;
    private static final Duration LASTING = Duration.parse(System.getProperty("faults.network", "PT1M"));
    private static final Duration WITHIN = Duration.ofMinutes(2);

    /** Bytes a second of one connection. */
    private static final int SLOW = 500_000;

    @Test
    void isSlowAndLossyBeforeClickHouse(FaultRun run) throws Exception {
        check(run, "slow and lossy network before ClickHouse", run.stack().clickHouseProxy(), 40);
    }

    @Test
    void isSlowAndLossyBeforeKafka(FaultRun run) throws Exception {
        check(run, "slow and lossy network before Kafka", run.stack().kafkaProxy(), 200);
    }

    private static void check(FaultRun run, String name, TcpProxy proxy, int cutOneIn) throws Exception {
        long before = proxy.cuts();
        run.throughProxies().check(new Fault(name, LASTING, WITHIN, struck -> {
            proxy.set(Weather.rough(SEED, Duration.ofMillis(30), SLOW, cutOneIn));
            FaultRun.pause(LASTING);
            proxy.set(Weather.CLEAR);
        }));
        assertThat(proxy.cuts() - before).as("connections cut").isPositive();
    }
}

package org.passflow.cli;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.stack.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code passflow topics}: creates topics, and checks that they are set up as the counts need them. */
@Command(
        name = "topics",
        description = "Creates passflow's topics, or checks that they are as they must be.",
        mixinStandardHelpOptions = true)
public final class TopicsCommand {

    /** Which topics, on which brokers, and how. */
    static final class Wanted {
        @Mixin
        private KafkaOptions kafka;

        @Option(names = "--partitions", defaultValue = "4", description = "default: ${DEFAULT-VALUE}; ticks has one")
        private int partitions;

        @Option(names = "--replicas", defaultValue = "1", description = "of each partition (default: ${DEFAULT-VALUE})")
        private short replicas;

        @Option(
                names = "--arrival",
                defaultValue = "producer",
                description = "who says when a record arrived: ${COMPLETION-CANDIDATES}. In production BROKER; PRODUCER"
                        + " where history is replayed, as on one machine (default: ${DEFAULT-VALUE})")
        private Topics.Arrival arrival;

        private Topics topics() {
            return new Topics(kafka.prefix(), partitions, replicas, arrival);
        }

        private Admin admin() {
            return kafka.admin();
        }
    }

    @Command(
            name = "apply",
            description = "Creates what is missing, sets what differs.",
            mixinStandardHelpOptions = true)
    int apply(@Mixin Wanted wanted) throws InterruptedException {
        try (Admin admin = wanted.admin()) {
            List<String> done = wanted.topics().apply(admin);
            done.forEach(System.out::println);
            System.out.println(done.isEmpty() ? "All topics are as they must be." : done.size() + " changes.");
            return 0;
        }
    }

    @Command(
            name = "check",
            description = "Lists what is not as it must be; exit code 1 if anything is not.",
            mixinStandardHelpOptions = true)
    int check(@Mixin Wanted wanted) throws InterruptedException {
        try (Admin admin = wanted.admin()) {
            List<String> differences = wanted.topics().check(admin);
            differences.forEach(System.out::println);
            System.out.println(
                    differences.isEmpty() ? "All topics are as they must be." : differences.size() + " differences.");
            return differences.isEmpty() ? 0 : 1;
        }
    }
}

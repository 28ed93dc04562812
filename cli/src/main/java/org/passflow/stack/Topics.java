package org.passflow.stack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics of one installation of passflow and how they must be set up.
 *
 * @param prefix put before each name, verbatim; may be empty
 * @param partitions of each topic but {@code ticks}, which has one
 * @param replicas of each partition
 * @param arrival who says when a record arrived
 */
public record Topics(String prefix, int partitions, short replicas, Arrival arrival) {
    public static final List<String> EVENTS =
            List.of("checkpoint-events", "hub-events", "trips", "site-status", "quarantine-orders", "alert-actions");
    public static final String TICKS = "ticks";
    public static final List<String> CONTROL =
            List.of("sites", "units", "risk-areas", "response-levels", "alert-rules");
    public static final List<String> OUTPUT = List.of("alerts", "findings", "rejects");
    private static final String COMPACTED = "alerts";

    /** Beyond the largest event there may be (1 MiB), so that what is too large is rejected and counted, not lost. */
    private static final String MAX_MESSAGE_BYTES = Integer.toString(16 * 1024 * 1024);

    /** Who says when a record arrived; decides lateness. */
    public enum Arrival {
        /** The broker, when it appends the record: for events that happen now. */
        BROKER("LogAppendTime"),
        /** The producer, which may replay history: only where producers are trusted to, as on one machine. */
        PRODUCER("CreateTime");

        private final String timestampType;

        Arrival(String timestampType) {
            this.timestampType = timestampType;
        }
    }

    /** As the one-machine stack sets them up. */
    public static Topics onOneMachine(String prefix) {
        return new Topics(prefix, 4, (short) 1, Arrival.PRODUCER);
    }

    public Topics withPartitions(int count) {
        return new Topics(prefix, count, replicas, arrival);
    }

    /** All names with the prefix. */
    public List<String> names() {
        return Stream.of(EVENTS, List.of(TICKS), CONTROL, OUTPUT)
                .flatMap(Collection::stream)
                .map(prefix::concat)
                .toList();
    }

    /** Creates what is missing and sets what differs, except numbers of partitions; returns what it did, a line each. */
    public List<String> apply(Admin admin) throws InterruptedException {
        List<String> done = new ArrayList<>();
        Map<String, TopicDescription> existing = describe(admin);
        List<NewTopic> missing = names().stream()
                .filter(name -> !existing.containsKey(name))
                .map(name -> new NewTopic(name, partitionsOf(name), replicas).configs(settingsOf(name)))
                .toList();
        get(() -> admin.createTopics(missing).all().get());
        missing.forEach(topic -> done.add("Created " + topic.name()));
        Map<ConfigResource, Collection<AlterConfigOp>> changes =
                new TreeMap<>(Comparator.comparing(ConfigResource::name));
        differentSettings(admin, existing.keySet()).forEach((name, settings) -> {
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, name), set(settings));
            done.add("Set " + name + " " + settings);
        });
        get(() -> admin.incrementalAlterConfigs(changes).all().get());
        return done;
    }

    /** What is not as it must be, a line each; empty when all is well. */
    public List<String> check(Admin admin) throws InterruptedException {
        List<String> differences = new ArrayList<>();
        Map<String, TopicDescription> existing = describe(admin);
        for (String name : names()) {
            TopicDescription topic = existing.get(name);
            if (topic == null) {
                differences.add(name + " is missing");
            } else if (topic.partitions().size() != partitionsOf(name)) {
                differences.add("%s has %d partitions instead of %d"
                        .formatted(name, topic.partitions().size(), partitionsOf(name)));
            }
        }
        differentSettings(admin, existing.keySet())
                .forEach((name, settings) -> settings.forEach(
                        (key, wanted) -> differences.add("%s: %s is not %s".formatted(name, key, wanted))));
        return differences;
    }

    private int partitionsOf(String name) {
        return name.equals(prefix + TICKS) ? 1 : partitions;
    }

    private Map<String, String> settingsOf(String name) {
        String bare = name.substring(prefix.length());
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, arrival.timestampType);
        settings.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                bare.equals(COMPACTED) ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_MESSAGE_BYTES);
        if (arrival == Arrival.PRODUCER || CONTROL.contains(bare)) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        }
        if (arrival == Arrival.PRODUCER) {
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        }
        return settings;
    }

    private Map<String, TopicDescription> describe(Admin admin) throws InterruptedException {
        Collection<String> all = get(() -> admin.listTopics().names().get());
        List<String> ours = names().stream().filter(all::contains).toList();
        return get(() -> admin.describeTopics(ours).allTopicNames().get());
    }

    private Map<String, Map<String, String>> differentSettings(Admin admin, Collection<String> topics)
            throws InterruptedException {
        List<ConfigResource> resources = topics.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> actual =
                get(() -> admin.describeConfigs(resources).all().get());
        Map<String, Map<String, String>> different = new TreeMap<>();
        actual.forEach((resource, config) -> {
            Map<String, String> wanted = new TreeMap<>(settingsOf(resource.name()));
            wanted.entrySet().removeIf(setting -> setting.getValue()
                    .equals(config.get(setting.getKey()).value()));
            if (!wanted.isEmpty()) {
                different.put(resource.name(), wanted);
            }
        });
        return different;
    }

    private static Collection<AlterConfigOp> set(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .collect(Collectors.toList());
    }

    /** A request to the broker that waits for the answer. */
    @FunctionalInterface
    private interface Request<T> {
        T send() throws ExecutionException, InterruptedException;
    }

    private static <T> T get(Request<T> request) throws InterruptedException {
        try {
            return request.send();
        } catch (ExecutionException e) {
            throw new StackException("Kafka refused: " + e.getCause().getMessage(), e.getCause());
        }
    }
}

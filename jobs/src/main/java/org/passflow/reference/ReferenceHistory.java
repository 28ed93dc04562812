package org.passflow.reference;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.passflow.event.Topics;

/**
 * Every version of reference data that has been read, and which of them holds at a time. In which order versions were
 * read makes no difference, and a version read twice is one version. Not thread-safe.
 */
public final class ReferenceHistory {

    /** By valid_from; of equal ones the later arrival stands. The position tells versions of one millisecond apart. */
    private static final Comparator<ReferenceVersion> BY_PRECEDENCE = Comparator.comparingLong(
                    (ReferenceVersion version) -> version.validity().fromMillis())
            .thenComparingLong(version -> version.position().arrivalMillis())
            .thenComparingInt(version -> version.position().partition())
            .thenComparingLong(version -> version.position().offset());

    /** Digits of a village, township, county, city and province, the smallest region first. */
    private static final int[] LEVELS = {12, 9, 6, 4, 2};

    private final Map<String, Map<String, NavigableSet<ReferenceVersion>>> byTopicAndId = new HashMap<>();

    /** Takes a version up; tombstones and rejects are none and are passed over. */
    public void add(ReferenceVersion version) {
        if (version.id() != null) {
            byTopicAndId
                    .computeIfAbsent(version.position().topic(), topic -> new HashMap<>())
                    .computeIfAbsent(version.id(), id -> new TreeSet<>(BY_PRECEDENCE))
                    .add(version);
        }
    }

    /** The ids of which a control topic gave at least one version. */
    public Set<String> ids(String topic) {
        return Collections.unmodifiableSet(
                byTopicAndId.getOrDefault(topic, Map.of()).keySet());
    }

    /** The instants at which another version of an id may begin to hold, or none, epoch milliseconds UTC. */
    public Set<Long> changes(String topic, String id) {
        Set<Long> changes = new TreeSet<>();
        for (ReferenceVersion version : versions(topic, id)) {
            changes.add(version.effectiveFromMillis());
            if (version.validity().toMillis() != null) {
                changes.add(version.validity().toMillis());
            }
        }
        return changes;
    }

    private NavigableSet<ReferenceVersion> versions(String topic, String id) {
        return byTopicAndId.getOrDefault(topic, Map.of()).getOrDefault(id, Collections.emptyNavigableSet());
    }

    /**
     * The version by which an event of that time is judged: of those that were valid and had arrived by then, the one
     * that is valid since last; empty when that one has ended. A withdrawn version leaves those before it in force.
     *
     * @param topic the control topic, without the installation's prefix
     * @param timeMillis event time, epoch milliseconds UTC
     */
    public Optional<ReferenceVersion> asOf(String topic, String id, long timeMillis) {
        Long withdrawnFrom = null;
        for (ReferenceVersion version : versions(topic, id).descendingSet()) {
            Validity validity = version.validity();
            boolean replaced = withdrawnFrom != null && withdrawnFrom == validity.fromMillis();
            if (version.effectiveFromMillis() > timeMillis || replaced) {
                continue;
            }
            if (!validity.isWithdrawn()) {
                return Optional.of(version).filter(latest -> validity.contains(timeMillis));
            }
            withdrawnFrom = validity.fromMillis();
        }
        return Optional.empty();
    }

    /** The site as it was at that time, or null. */
    public Site site(String siteId, long timeMillis) {
        return asOf(Topics.SITES, siteId, timeMillis)
                .map(ReferenceVersion::site)
                .orElse(null);
    }

    /** The unit as it was at that time, or null. */
    public Unit unit(String unitId, long timeMillis) {
        return asOf(Topics.UNITS, unitId, timeMillis)
                .map(ReferenceVersion::unit)
                .orElse(null);
    }

    /** The level of response in force in a region at that time: that of the smallest region around it; null for none. */
    public Integer responseLevel(String region, long timeMillis) {
        for (int digits : LEVELS) {
            if (region != null && region.length() >= digits) {
                Optional<ReferenceVersion> version =
                        asOf(Topics.RESPONSE_LEVELS, region.substring(0, digits), timeMillis);
                if (version.isPresent()) {
                    return version.get().responseLevel().level();
                }
            }
        }
        return null;
    }
}

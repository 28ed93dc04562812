package org.passflow.alert;

import java.util.List;
import java.util.Optional;

/** A rule on one event, judged as soon as the event is read. Stateless. */
public interface EventRule {

    /** All of them. */
    List<EventRule> ALL = List.of(new Fever(), new PolicyBreach(), new ImmediateReport());

    /** Its name and settings in the catalogue. */
    Rule rule();

    /** Whether the event could be noticed under any settings: cheap, asked of every event. */
    boolean concerns(Sighting sighting);

    /** What is wrong with the event; empty when nothing is. */
    Optional<Notice> judge(Sighting sighting, RuleSettings settings);
}

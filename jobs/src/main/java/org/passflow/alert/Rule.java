package org.passflow.alert;

import static org.passflow.alert.Threshold.flag;
import static org.passflow.alert.Threshold.names;
import static org.passflow.alert.Threshold.number;
import static org.passflow.alert.Threshold.time;
import static org.passflow.alert.Threshold.whole;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passflow.finding.SubjectKind;

/**
 * The catalogue: every rule that can raise an alert, and which settings it has. What the settings are is data: the lines
 * of {@code alert-rules}, of which this build brings one for each rule.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its list is unmodifiable.
public enum Rule {
    /** DOMAIN P1; the limit is the usual Chinese one, an assumption. */
    FEVER(Category.INFECTION, SubjectKind.EVENT, Spread.SITE, number("celsius", 37, 42)),
    /** DOMAIN R1. */
    RISK_ARRIVAL(
            Category.IMPORT,
            SubjectKind.EVENT,
            Spread.SITE,
            whole("days", 0, 30),
            flag("medium"),
            flag("contains"),
            flag("inlets_only")),
    /** DOMAIN C5, C9, D1. */
    POLICY_BREACH(
            Category.CONTROL,
            SubjectKind.EVENT,
            Spread.SITE,
            flag("turn_back_outsiders"),
            flag("mask"),
            flag("temperature"),
            flag("disinfection"),
            flag("registration_in"),
            flag("registration_out")),
    /** DOMAIN D1. */
    REPEAT_TURN_BACK(
            Category.CONTROL, SubjectKind.PERSON, Spread.COUNTY, whole("sites", 2, 20), whole("minutes", 1, 10_080)),
    /** DOMAIN section 11. */
    FEVER_CLUSTER(
            Category.SPREAD,
            SubjectKind.SITE,
            Spread.COUNTY,
            whole("persons", 2, 1000),
            whole("minutes", 1, 1440),
            number("celsius", 37, 42)),
    /** DOMAIN K2, K3. */
    SURGE(
            Category.CONTROL,
            SubjectKind.SITE,
            Spread.COUNTY,
            number("least_difference", 0, 100_000),
            whole("times_seen", 0, 4)),
    /** DOMAIN section 11: a post abandoned. */
    DROP(
            Category.CONTROL,
            SubjectKind.SITE,
            Spread.COUNTY,
            number("least_difference", 0, 100_000),
            whole("times_seen", 0, 4)),
    /** DOMAIN G8. */
    IMPLAUSIBLE_COUNT(Category.CONTROL, SubjectKind.SITE, Spread.COUNTY, number("times_capacity", 0.1, 100)),
    /** DOMAIN C5. */
    COMPLIANCE(
            Category.INFECTION,
            SubjectKind.SITE,
            Spread.COUNTY,
            number("share", 0, 1),
            number("clear_share", 0, 1),
            whole("persons", 1, 100_000)),
    /** Assumption. */
    THERMOMETER_FAULT(
            Category.CONTROL,
            SubjectKind.SITE,
            Spread.COUNTY,
            whole("readings", 1, 100_000),
            number("fever_share", 0, 1),
            number("coldest_mean", 0, 42)),
    /** DOMAIN section 10: no heartbeat. */
    SITE_SILENT(
            Category.CONTROL, SubjectKind.SITE, Spread.COUNTY, number("times", 1, 20), whole("gather_minutes", 0, 60)),
    /** DESIGN §3.5. */
    REGION_SILENT(
            Category.CONTROL, SubjectKind.REGION, Spread.COUNTY, number("share", 0.01, 1), whole("posts", 2, 10_000)),
    /** DOMAIN section 10: disinfection three times a day. */
    DISINFECTION_SHORT(Category.INFECTION, SubjectKind.SITE, Spread.COUNTY),
    /** DOMAIN T3. */
    IMMEDIATE_REPORT(Category.CONTROL, SubjectKind.EVENT, Spread.SITE),
    /** DOMAIN H3; graver from the second limit on. */
    HOLD_OVERTIME(
            Category.CONTROL,
            SubjectKind.PERSON,
            Spread.SITE,
            whole("minutes", 1, Rule.MOST_MINUTES),
            whole("critical_minutes", 1, Rule.MOST_MINUTES)),
    /** DOMAIN H4. */
    PUSH_SLOW(Category.CONTROL, SubjectKind.PERSON, Spread.SITE, whole("minutes", 1, Rule.MOST_MINUTES)),
    /** DOMAIN D8, G4. */
    HANDOFF_UNACKNOWLEDGED(
            Category.CONTROL,
            SubjectKind.PERSON,
            Spread.SITE,
            whole("minutes", 1, Rule.MOST_MINUTES),
            whole("roles", 1, 20),
            names("role_names")),
    /** DOMAIN D3, D4. */
    TRANSFER_OVERDUE(Category.CONTROL, SubjectKind.PERSON, Spread.SITE, whole("minutes", 1, Rule.MOST_MINUTES)),
    /** Assumption. */
    ILLEGAL_TRANSITION(Category.CONTROL, SubjectKind.PERSON, Spread.SITE, whole("wait_minutes", 1, Rule.MOST_MINUTES)),
    /** DOMAIN D11. */
    TRIP_MISMATCH(
            Category.CONTROL,
            SubjectKind.TRIP,
            Spread.SITE,
            whole("after_minutes", 1, Rule.MOST_MINUTES),
            whole("grace_minutes", 0, Rule.MOST_MINUTES)),
    /** DOMAIN H6. */
    PREDICTED_OVERRUN(Category.CONTROL, SubjectKind.TRIP, Spread.SITE, whole("limit_minutes", 1, Rule.MOST_MINUTES)),
    /** DOMAIN D7. */
    QUARANTINE_BREACH(Category.CONTROL, SubjectKind.EVENT, Spread.SITE, whole("grace_minutes", 0, 2880)),
    /** DOMAIN D6. */
    QUARANTINE_DUE(Category.CONTROL, SubjectKind.PERSON, Spread.COUNTY, whole("grace_minutes", 0, 10_080)),
    /** DOMAIN D6. */
    EARLY_RELEASE(Category.CONTROL, SubjectKind.EVENT, Spread.COUNTY, whole("tolerance_hours", 0, 720)),
    /** DOMAIN P10. */
    TEMPERATURE_MISSED(Category.INFECTION, SubjectKind.PERSON, Spread.COUNTY, whole("grace_minutes", 0, 2880)),
    /** DOMAIN D5. */
    QUARANTINE_CAPACITY(
            Category.CONTROL, SubjectKind.SITE, Spread.COUNTY, number("share", 0.01, 10), number("clear_share", 0, 10)),
    /** DOMAIN T1, T4: omitted. */
    REPORT_MISSING(Category.CONTROL, SubjectKind.SITE, Spread.COUNTY, time("report_due")),
    /** DOMAIN T4: late; due is what {@link #REPORT_MISSING} says. */
    REPORT_LATE(Category.CONTROL, SubjectKind.EVENT, Spread.COUNTY),
    /** DOMAIN T4: concealed. */
    REPORT_SUSPECT(
            Category.CONTROL,
            SubjectKind.EVENT,
            Spread.COUNTY,
            whole("least_counted", 1, 100_000),
            number("share", 0, 1),
            number("least_difference", 0, 100_000)),
    /** Always open while the chain works. */
    WATCHDOG(Category.SYSTEM, SubjectKind.SYSTEM, Spread.ALL);

    /** Settings that every rule has. */
    public static final List<Threshold> OF_ALL = List.of(
            whole("escalate_minutes", 0, 10_080),
            whole("cap", 1, 100_000),
            whole("cap_minutes", 1, 1440),
            whole("settle_minutes", 0, 1440),
            whole("expire_hours", 1, 8760));

    /** Of waits of a journey: two days, within which its steps are kept. */
    private static final int MOST_MINUTES = 2880;

    private static final Map<String, Rule> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Rule::ruleName, Function.identity()));

    private final Category category;
    private final SubjectKind subjectKind;
    private final Spread spread;
    private final List<Threshold> thresholds;

    /** Whose alerts of this rule are counted together when there are too many of them. */
    public enum Spread {
        SITE,
        COUNTY,
        ALL
    }

    Rule(Category category, SubjectKind subjectKind, Spread spread, Threshold... own) {
        this.category = category;
        this.subjectKind = subjectKind;
        this.spread = spread;
        this.thresholds = List.of(own);
    }

    public static Optional<Rule> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** As rules, topics and tables write it: kebab case. */
    public String ruleName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public Category category() {
        return category;
    }

    public SubjectKind subjectKind() {
        return subjectKind;
    }

    public Spread spread() {
        return spread;
    }

    /** All settings, its own first. */
    public List<Threshold> thresholds() {
        return Stream.concat(thresholds.stream(), OF_ALL.stream()).toList();
    }
}

package org.passflow.alert;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.passflow.custody.Custody;
import org.passflow.custody.Fact;
import org.passflow.custody.Terms;
import org.passflow.custody.Trace;
import org.passflow.event.Identity;
import org.passflow.event.Position;
import org.passflow.event.QuarantineKind;
import org.passflow.event.Topics;
import org.passflow.finding.Evidence;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Site;

/** Where an order of quarantine is spent, and by whose settings it is judged: the quarantine site's, else the region's. */
record CustodyPlace(Knowledge knowledge, Terms terms) {

    /** The quarantine site of a central quarantine, as of a time; null for none. */
    private Site site(long timeMillis) {
        return terms.centralSite() == null ? null : knowledge.history().site(terms.centralSite(), timeMillis);
    }

    private String region(long timeMillis) {
        Site site = site(timeMillis);
        return terms.region() == null && site != null ? site.region() : terms.region();
    }

    RuleSettings settings(Rule rule, long timeMillis) {
        return knowledge.rules().settings(rule, site(timeMillis), region(timeMillis), timeMillis);
    }

    Optional<RuleSettings> inForce(Rule rule, long timeMillis) {
        return Optional.of(settings(rule, timeMillis)).filter(RuleSettings::isEnabled);
    }

    /** The person under the order, by a hash in place of the token. */
    Subject person(String orderId, String token, long timeMillis) {
        String hash = HexFormat.of().toHexDigits(Identity.of(orderId, "", token).high());
        return new Subject(SubjectKind.PERSON, orderId + '/' + hash, terms.centralSite(), region(timeMillis));
    }

    /** An event of the order. */
    Subject event(String eventId, long timeMillis) {
        return new Subject(SubjectKind.EVENT, eventId, terms.centralSite(), region(timeMillis));
    }

    /** Words for the text. */
    Map<String, String> details() {
        QuarantineKind kind = terms.kind() == QuarantineKind.CENTRAL ? QuarantineKind.CENTRAL : QuarantineKind.HOME;
        return Map.of("quarantine", kind.name());
    }

    static Evidence evidence(Fact fact, String token) {
        return evidence(Topics.QUARANTINE_ORDERS, fact.trace(), fact.id(), fact.heardMillis(), token);
    }

    static Evidence evidence(String topic, Trace trace, String eventId, long heardMillis, String token) {
        Position position = new Position(topic, trace.partition(), trace.offset(), heardMillis);
        return new Evidence(position, eventId, trace.recordRef(), token);
    }

    static CustodyPlace of(Knowledge knowledge, Custody custody) {
        return new CustodyPlace(knowledge, custody.terms());
    }
}

package org.passflow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.passflow.kafka.EventDecoder;
import org.passflow.testing.GoldenRecords;
import org.passflow.testing.GoldenRecords.Golden;

class IdentityTest {
    /** Computed by an implementation of MurmurHash3 in another language. */
    @Test
    void identityIsTheSameInEveryRelease() {
        assertThat(Identity.of("checkpoint-events", "gate-1", "e-1"))
                .isEqualTo(new Identity(6345775289079000382L, 8797101409423780619L));
        assertThat(Identity.of("quarantine-orders", null, "岗-1"))
                .isEqualTo(new Identity(-6923944087778577958L, 7988497147743653511L));
    }

    @Property
    void identitiesAreEqualOnlyIfAllPartsAre(
            @ForAll("ids") String site,
            @ForAll("ids") String event,
            @ForAll("ids") String otherSite,
            @ForAll("ids") String otherEvent) {
        boolean sameParts = site.equals(otherSite) && event.equals(otherEvent);

        assertThat(Identity.of("trips", site, event).equals(Identity.of("trips", otherSite, otherEvent)))
                .isEqualTo(sameParts);
        assertThat(Identity.of("trips", null, event)).isNotEqualTo(Identity.of("trips", otherSite, otherEvent));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings().withChars("1/\u001f").ofMinLength(1).ofMaxLength(3);
    }

    @Test
    void noTwoOfAMillionMeet() {
        Set<Identity> identities = new HashSet<>();
        for (int i = 0; i < 1_000_000; i++) {
            identities.add(Identity.of("checkpoint-events", "gate-" + i % 1000, "e-" + i));
        }

        assertThat(identities).hasSize(1_000_000);
    }

    @Test
    void copyAtAnotherPositionHasTheSameIdentity() {
        EventDecoder decoder = new EventDecoder();
        Golden passage = GoldenRecords.valid().stream()
                .filter(record -> record.topic().equals(Topics.CHECKPOINT_EVENTS))
                .findFirst()
                .orElseThrow();
        Received event = decoder.decode(passage.topic(), 0, 1, 0, passage.value());
        Received repeat = decoder.decode(passage.topic(), 3, 9, 7, passage.value());

        assertThat(repeat.identity()).isEqualTo(event.identity());
        assertThat(Identity.of(Topics.TRIPS, event.siteId(), event.header().eventId()))
                .isNotEqualTo(event.identity());
    }
}

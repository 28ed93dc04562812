package org.passflow.risklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.registry.AreaTables;

/** The lists of risk areas that were published for Linfen in October and November 2022; skipped where they are not there. */
class LinfenListsTest {

    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final Path VILLAGES = DATA.resolve("risk-areas-linfen-2022-10.csv");
    private static final Path COUNTIES = DATA.resolve("risk-areas-daily-2022-10.csv");
    private static final Duration GAP = Duration.ofDays(2);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @BeforeEach
    void listsAreThere() {
        assumeTrue(Files.exists(VILLAGES), "The published lists are not at " + VILLAGES);
    }

    @Test
    void everyRowIsResolvedToAVillageOrCompound() throws IOException {
        RiskList list = read(VILLAGES, "villages");

        assertThat(list.problems()).isEmpty();
        assertThat(list.rows()).isEqualTo(303);
        assertThat(list.publications()).hasSize(192);
        assertThat(list.publications().values()).allSatisfy(areas -> assertThat(areas.keySet())
                .allSatisfy(code -> assertThat(code).hasSize(12)));
    }

    @Test
    void spellingsOfOnePlaceAreOneArea() throws IOException {
        RiskVersions versions = RiskVersions.of(read(VILLAGES, "villages"), GAP);

        assertThat(lines(versions, "141002100001")) // Runzeyuan compound, in two spellings
                .containsExactly("HIGH 10-18T15:00 to 10-26T22:00", "MEDIUM 10-26T22:00 to 10-30T09:00");
        assertThat(lines(versions, "141002010011")) // Yuxiuwan compound, in two spellings and at two levels in one list
                .containsExactly("HIGH 10-19T19:00 to 10-26T22:00", "MEDIUM 10-26T22:00 to 10-30T09:00");
        assertThat(versions.all().stream().map(version -> version.area().code()).distinct())
                .hasSize(7);
    }

    @Test
    void villagesThatAreNamedTogetherAreTwo() throws IOException {
        RiskVersions versions = RiskVersions.of(read(VILLAGES, "villages"), GAP);

        assertThat(lines(versions, "141002104209")) // Beiliu
                .containsExactly(
                        "HIGH 10-18T10:00 to 10-26T22:00",
                        "HIGH 10-30T09:00 to 11-02T15:00",
                        "MEDIUM 11-02T15:00 to still");
        assertThat(lines(versions, "141002104200")) // Liubei
                .containsExactly("HIGH 10-19T19:00 to 10-30T09:00");
    }

    @Test
    void whatALaterListNoLongerNamesHasEnded() throws IOException {
        RiskVersions versions = RiskVersions.of(read(VILLAGES, "villages"), GAP);

        assertThat(lines(versions, "141023204230")).containsExactly("MEDIUM 10-08T17:00 to 10-15T08:00");
        assertThat(lines(versions, "141032100005")).containsExactly("MEDIUM 10-16T15:00 to 10-23T19:00");
    }

    @Test
    void nationalListGivesTheCountiesThatAreKnown() throws IOException {
        RiskList list = read(COUNTIES, "counties");

        assertThat(list.rows()).isEqualTo(15_450);
        assertThat(list.problems()).hasSize(15_450 - 830).allSatisfy(problem -> assertThat(problem.problem())
                .contains("is not in regions.csv"));
        assertThat(lines(RiskVersions.of(list, GAP), "141023")).containsExactly("MEDIUM 10-09T00:00 to 10-14T00:00");
    }

    private static List<String> lines(RiskVersions versions, String code) {
        return versions.all().stream()
                .filter(version -> version.area().code().equals(code))
                .map(version -> "%s %s to %s"
                        .formatted(
                                version.area().level(),
                                local(version.validity().fromMillis()),
                                version.validity().toMillis() == null
                                        ? "still"
                                        : local(version.validity().toMillis())))
                .toList();
    }

    private static String local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZONE)
                .toString()
                .substring("2022-".length());
    }

    private static RiskList read(Path file, String form) throws IOException {
        return RiskList.read(
                file,
                PublishedLists.columns(form),
                new AreaCodes(AreaTables.regionNames(null), AreaTables.aliases(null)));
    }
}

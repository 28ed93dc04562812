package org.passflow.simulator;

import java.util.List;

/** Where people come from and where they go. */
final class Places {

    /** The district itself. */
    static final String DISTRICT = "141002";

    /** Neighbouring counties often, other cities of the province, big cities far away; an assumption. */
    private static final List<String> ELSEWHERE = List.of(
            "141023", "141023", "141024", "141024", "141081", "141022", "141021", "141028", "140802", "140406", "1401",
            "1401", "1407", "6101", "4101", "4201", "3101", "4403", "11", "32", "44", "5101");

    private final List<String> townships;
    private final List<String> villages;

    /** The places where the posts stand. */
    Places(Roster roster) {
        List<String> regions =
                roster.posts().stream().map(Post::region).distinct().sorted().toList();
        townships = regions.stream()
                .map(region -> region.substring(0, 9))
                .distinct()
                .toList();
        villages = regions.stream().filter(region -> region.length() == 12).toList();
    }

    /** A place outside of the district. */
    String elsewhere(Dice dice) {
        return dice.pick(ELSEWHERE);
    }

    String township(Dice dice) {
        return dice.pick(townships);
    }

    /** A village or community, 12 digits. */
    String village(Dice dice) {
        return dice.pick(villages);
    }
}

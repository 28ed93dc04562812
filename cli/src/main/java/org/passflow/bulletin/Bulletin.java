package org.passflow.bulletin;

import java.util.List;

/**
 * What is told of a day of a region, ready to be written down.
 *
 * @param lines what must be said before all figures
 * @param tables the first has the figures of the region and of those beneath it
 * @param notes how to read them
 */
public record Bulletin(String language, String title, List<String> lines, List<Table> tables, List<String> notes) {

    /** All that the command centre may know. */
    public static Bulletin complete(RegionDay day, Books books, Words words) {
        return new CompleteBulletin(day, books, words).bulletin();
    }

    /** What everybody may know: no posts, and no small numbers of persons. */
    public static Bulletin forThePublic(RegionDay day, Words words) {
        return new PublicBulletin(day, words).bulletin();
    }
}

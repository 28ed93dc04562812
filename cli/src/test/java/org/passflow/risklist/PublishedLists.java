package org.passflow.risklist;

import java.io.IOException;
import java.io.InputStream;
import org.passflow.reference.RiskArea;
import org.passflow.reference.RiskLevel;
import org.passflow.reference.Validity;

/** The forms of published lists that this build knows, and what becomes of them. */
final class PublishedLists {

    private PublishedLists() {}

    static RiskListColumns columns(String form) throws IOException {
        String file = "/schemas/reference/risk-lists/" + form + ".yaml";
        try (InputStream yaml = PublishedLists.class.getResourceAsStream(file)) {
            return RiskListColumns.read(file, yaml);
        }
    }

    static RiskVersions.Version version(String code, String name, RiskLevel level, long from, Long until) {
        return new RiskVersions.Version(new RiskArea(code, name, level), new Validity(from, until));
    }
}

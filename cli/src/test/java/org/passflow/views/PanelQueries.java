package org.passflow.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.passflow.board.BoardQueries;
import org.passflow.board.BoardQuery;
import org.passflow.testing.TestInstallation;

/** The board's queries asked of a test's own tables, as migrator. */
record PanelQueries(TestInstallation installation) {

    List<JsonNode> ask(String name) throws IOException, InterruptedException {
        return installation.query(sql(name));
    }

    /** Keeps the answer in its table, for queries that are made of it. */
    void keep(String name) throws IOException, InterruptedException {
        installation
                .test()
                .stack()
                .clickHouse()
                .as("migrator")
                .execute("CREATE OR REPLACE TABLE %s.board_%s ENGINE = Memory AS %s"
                        .formatted(installation.database(), name.replace('-', '_'), sql(name)));
    }

    private String sql(String name) {
        return BoardQueries.ofThisBuild().stream()
                .filter(query -> query.name().equals(name))
                .map(BoardQuery::sql)
                .findFirst()
                .orElseThrow()
                .replace("passflow.", installation.database() + ".");
    }
}

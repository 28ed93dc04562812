package org.passflow.cli;

import java.io.IOException;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.board.BoardQueries;
import org.passflow.board.KeptAnswers;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.Migrations;
import org.passflow.stack.Topics;

/**
 * What the job of this build needs before it starts on the stack of a folder.
 *
 * @param prefix of all topics
 */
record TopicsAndTables(String prefix, String database) {

    /** Creates and changes what is not as it must be; what is right it leaves alone, also under a job that runs. */
    void bringUpToDate(DataFolder data) throws IOException, InterruptedException {
        String kafka = data.running().ports().kafkaServers();
        try (Admin admin = KafkaBroker.admin(kafka)) {
            Topics.onOneMachine(prefix).apply(admin);
        }
        Migrations.ofThisBuild().apply(data.clickHouse("migrator"), database, new KafkaAddress(kafka, prefix));
        new KeptAnswers(BoardQueries.ofThisBuild()).apply(data.clickHouse("migrator"), database);
    }
}

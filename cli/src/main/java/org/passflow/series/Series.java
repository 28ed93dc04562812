package org.passflow.series;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.passflow.detector.DetectorState;
import org.passflow.detector.FlowDetector;

/**
 * A file of values in time.
 *
 * @param path where it lies below the folder that was read
 * @param rows in the order of the file
 */
record Series(Path path, List<Row> rows) {

    /**
     * One line.
     *
     * @param timestamp as the file writes it
     * @param number as the file writes it
     */
    record Row(String timestamp, String number, LocalDateTime time, double value) {}

    /**
     * The anomaly score of each row, as the benchmark defines the detector: no floor for counts, no calendar, no row left
     * out.
     */
    List<Double> scores() {
        FlowDetector detector = new FlowDetector(FlowDetector.NO_FLOOR, DetectorState.initial());
        List<Double> scores = new ArrayList<>(rows.size());
        for (Row row : rows) {
            scores.add(detector.judge(row.time(), FlowDetector.ORDINARY, row.value())
                    .anomalyScore());
        }
        return scores;
    }
}

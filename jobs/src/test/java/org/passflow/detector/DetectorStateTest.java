package org.passflow.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class DetectorStateTest {

    private static final int WEEKS = 3;

    private final TypeSerializer<DetectorState> flink =
            TypeInformation.of(DetectorState.class).createSerializer(new SerializerConfigImpl());

    @Property(tries = 50)
    void detectorThatWentThroughFlinksStateAnywhereJudgesOnToTheLastBit(
            @ForAll @IntRange(max = WEEKS * TestingFlow.WINDOWS_A_WEEK) int saved,
            @ForAll @LongRange(max = 9) long seed)
            throws IOException {
        TestingFlow flow = TestingFlow.weeks(WEEKS, 100, seed).with(900, 4, usual -> 0);
        FlowDetector uninterrupted = new FlowDetector(FlowDetector.COUNT_FLOOR, DetectorState.initial());
        List<Judgement> expected = judge(flow, 0, flow.windows(), uninterrupted);

        FlowDetector first = new FlowDetector(FlowDetector.COUNT_FLOOR, DetectorState.initial());
        List<Judgement> judged = judge(flow, 0, saved, first);
        FlowDetector second = new FlowDetector(FlowDetector.COUNT_FLOOR, restored(bytes(first.state())));
        judged.addAll(judge(flow, saved, flow.windows(), second));

        assertThat(judged).isEqualTo(expected);
        assertThat(bytes(second.state())).isEqualTo(bytes(uninterrupted.state()));
    }

    @Test
    void stateNeedsNoKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(DetectorState.class);
    }

    @Test
    void stateOfASiteIsLessThanFourKilobytesOnceItIsKnown() throws IOException {
        FlowDetector detector = new FlowDetector(FlowDetector.COUNT_FLOOR, DetectorState.initial());

        judge(TestingFlow.weeks(WEEKS, 100, 1), 0, Tail.FIRST_SIZES, detector);
        assertThat(bytes(detector.state())).hasSizeLessThan(6_200);

        judge(TestingFlow.weeks(WEEKS, 100, 1), Tail.FIRST_SIZES, 700, detector);
        assertThat(bytes(detector.state())).hasSizeBetween(3_000, 3_800);
    }

    /** Every third day in a phase, so that phases are part of the state. */
    private static List<Judgement> judge(TestingFlow flow, int from, int end, FlowDetector detector) {
        List<Judgement> judged = new ArrayList<>();
        for (int window = from; window < end; window++) {
            String phase = window / TestingFlow.WINDOWS_A_DAY % 3 == 2 ? "holiday" : FlowDetector.ORDINARY;
            judged.add(detector.judge(TestingFlow.start(window), phase, flow.value(window)));
        }
        return judged;
    }

    private byte[] bytes(DetectorState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(8_192);
        flink.serialize(state, out);
        return out.getCopyOfBuffer();
    }

    private DetectorState restored(byte[] bytes) throws IOException {
        return flink.deserialize(new DataInputDeserializer(bytes));
    }
}

package org.passflow.pipeline;

import java.io.Serializable;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;
import org.passflow.serial.Kinds;

/** Takes from records what others need of them. Stateless. */
final class Take<I, O> implements FlatMapFunction<I, O>, ResultTypeQueryable<O> {

    private static final long serialVersionUID = 1;

    private final Class<O> type;
    private final Taking<I, O> taking;

    Take(Class<O> type, Taking<I, O> taking) {
        this.type = type;
        this.taking = taking;
    }

    /** What is taken of a record: nothing, one thing or several. */
    @FunctionalInterface
    interface Taking<I, O> extends Serializable {
        void from(I input, Collector<O> out);
    }

    @Override
    public void flatMap(I input, Collector<O> out) {
        taking.from(input, out);
    }

    @Override
    public TypeInformation<O> getProducedType() {
        return Kinds.of(type);
    }
}

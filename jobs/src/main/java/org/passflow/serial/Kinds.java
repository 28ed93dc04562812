package org.passflow.serial;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.NullableListTypeInfo;
import org.apache.flink.api.java.typeutils.NullableMapTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.PojoField;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;

/** Types of what is kept and sent, as Flink derives them, but with each text in them written at once. */
public final class Kinds {

    /** A text. */
    public static final TypeInformation<String> TEXT = TextType.INSTANCE;

    private Kinds() {}

    /** The type of a record and all that it holds. */
    public static <T> TypeInformation<T> of(Class<T> type) {
        return withTexts(TypeInformation.of(type));
    }

    @SuppressWarnings("unchecked") // The class that it stands for stays.
    private static <T> TypeInformation<T> withTexts(TypeInformation<T> type) {
        if (type.equals(BasicTypeInfo.STRING_TYPE_INFO)) {
            return (TypeInformation<T>) TEXT;
        }
        if (type instanceof PojoTypeInfo<T> record) {
            return ofRecord(record);
        }
        if (type instanceof NullableListTypeInfo<?> list) {
            return (TypeInformation<T>) new NullableListTypeInfo<>(withTexts(list.getElementTypeInfo()));
        }
        if (type instanceof NullableMapTypeInfo<?, ?> map) {
            return (TypeInformation<T>)
                    new NullableMapTypeInfo<>(withTexts(map.getKeyTypeInfo()), withTexts(map.getValueTypeInfo()));
        }
        if (type instanceof ObjectArrayTypeInfo<?, ?> array) {
            return (TypeInformation<T>)
                    ObjectArrayTypeInfo.getInfoFor(array.getTypeClass(), withTexts(array.getComponentInfo()));
        }
        return type;
    }

    private static <T> TypeInformation<T> ofRecord(PojoTypeInfo<T> record) {
        List<PojoField> fields = new ArrayList<>();
        for (int i = 0; i < record.getArity(); i++) {
            PojoField field = record.getPojoFieldAt(i);
            fields.add(new PojoField(field.getField(), withTexts(field.getTypeInformation())));
        }
        return new PojoTypeInfo<>(record.getTypeClass(), fields);
    }
}

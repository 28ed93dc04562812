package org.passflow.serial;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Texts that {@link TextSerializer} writes; they may be keys. */
final class TextType extends TypeInformation<String> {

    static final TextType INSTANCE = new TextType();

    private static final long serialVersionUID = 1;

    private TextType() {}

    @Override
    public TypeSerializer<String> createSerializer(SerializerConfig config) {
        return TextSerializer.INSTANCE;
    }

    @Override
    public Class<String> getTypeClass() {
        return String.class;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public String toString() {
        return "Text";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextType;
    }

    @Override
    public int hashCode() {
        return TextType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof TextType;
    }
}

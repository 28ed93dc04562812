package org.passflow.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/**
 * Where the value of one field comes from: the same for every row, or a column.
 *
 * @param constant the value of every row, or null
 * @param column or null
 * @param prefix put before the cell's text
 * @param codes the cell's texts and what they mean; empty when the text is taken as it is
 * @param isRequired whether a row without it is rejected
 */
record FieldSource(
        JsonNode constant, String column, String prefix, Map<String, String> codes, Type type, boolean isRequired) {

    /** The JSON type of a field. */
    enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN
    }

    /** The value, or null where the cell is empty. */
    JsonNode value(Cells cells) throws BadCellException {
        if (constant != null) {
            return constant;
        }
        String cell = cells.get(column);
        if (cell.isEmpty()) {
            if (isRequired) {
                throw new BadCellException(column, "is empty");
            }
            return null;
        }
        if (codes.isEmpty()) {
            return typed(cell);
        }
        if (!codes.containsKey(cell)) {
            throw new BadCellException(column, "'" + cell + "' is none of the codes " + codes.keySet());
        }
        return typed(codes.get(cell));
    }

    private JsonNode typed(String text) throws BadCellException {
        try {
            return switch (type) {
                case TEXT -> TextNode.valueOf(prefix + text);
                case INTEGER -> BigIntegerNode.valueOf(new BigInteger(text));
                case DECIMAL -> DecimalNode.valueOf(new BigDecimal(text));
                case BOOLEAN -> bool(text);
            };
        } catch (NumberFormatException e) {
            throw new BadCellException(column, "'" + text + "' is not a number");
        }
    }

    private JsonNode bool(String text) throws BadCellException {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw new BadCellException(column, "'" + text + "' is neither true nor false");
        };
    }
}

/**
 * The data dictionary: what readers find in ClickHouse, as the server itself describes it.
 *
 * <p>May use: {@code stack}.
 */
package org.passflow.dictionary;

/**
 * The notebooks of {@code notebooks/}: the Python in which they run, and running them.
 *
 * <p>May use: {@code stack}.
 */
package org.passflow.notebook;

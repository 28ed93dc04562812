/**
 * What a region tells of one day of daily reports: as text, as a table for Excel, as a page to print, and for the public.
 *
 * <p>May use: {@code stack}, {@code watch}.
 */
package org.passflow.bulletin;

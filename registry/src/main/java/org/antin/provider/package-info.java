/// The way to the certification provider (Điều 9.3), and the practice CA that plays it in practice
/// mode.
package org.antin.provider;

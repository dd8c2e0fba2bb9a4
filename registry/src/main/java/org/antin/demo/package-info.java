/// The demo province: invented people in a real structure, made through the doors users use.
package org.antin.demo;

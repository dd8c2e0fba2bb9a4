/// The door of the house: sign-in, sessions, what is open to whom, and nothing typed ever lost.
package org.antin.signin;

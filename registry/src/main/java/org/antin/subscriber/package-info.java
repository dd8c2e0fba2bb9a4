/// People who work in registered bodies (Điều 1.2b), the positions they hold, and the subscribers:
/// individuals, organisations, systems (Điều 5, 10).
package org.antin.subscriber;

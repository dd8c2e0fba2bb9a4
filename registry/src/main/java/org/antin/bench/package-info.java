/// Benchmarks, and the throwaway data they run on. Nothing here is part of the service.
package org.antin.bench;

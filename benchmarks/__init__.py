"""What docs/performance.md promises, measured: `python -m benchmarks` (make bench). Each subject gives `measure()`."""

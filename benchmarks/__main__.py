"""All figures of the README, one after the other:  python -m benchmarks"""

from benchmarks import copies, dates, footprint, furniture, places, speed, statements, threads, titled

for part in (statements, threads, titled, dates, places, furniture, copies, speed, footprint):
    print(f"\n== {part.__doc__.splitlines()[0] if part.__doc__ else part.__name__}")
    part.main()

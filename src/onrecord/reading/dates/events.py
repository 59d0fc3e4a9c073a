from onrecord.record import Record
def dated(record: Record) -> Record:
    """x"""
    return record

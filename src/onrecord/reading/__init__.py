"""The stages between the network and the record, one module each; none imports another stage."""

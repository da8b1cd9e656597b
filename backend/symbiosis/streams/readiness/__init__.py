"""What a stream still needs to be matched well."""

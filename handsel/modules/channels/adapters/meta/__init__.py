"""What Meta's products share: signature, envelope, Graph calls and their errors."""

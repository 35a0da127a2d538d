"""From cart to invoice: checkout → payments | invoices → orders → ledger, each a module."""

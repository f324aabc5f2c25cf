"""The hub: a PostgreSQL database in which several laptops become one monitor. Only this package knows psycopg."""

//! Column files: arrays beside the database, mapped when read, rebuilt from the database when lost.

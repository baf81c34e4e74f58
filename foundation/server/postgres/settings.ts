/**
 * Settings of the embedded server, given on its command line so that they hold whatever a file of
 * the data folder says.
 *
 * @param fast Loses data when the machine stops (not when PostgreSQL is killed); for tests only.
 */
export function serverSettings(fast: boolean): readonly string[] {
  return [
    'listen_addresses=127.0.0.1',
    // No socket file: its path would be too long under a deep folder.
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    // Statements and the rows in an error's detail may hold personal data: neither is logged.
    'log_statement=none',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_parameter_max_length_on_error=0',
    ...(fast ? ['fsync=off', 'full_page_writes=off', 'max_wal_size=2GB'] : ['fsync=on']),
  ];
}

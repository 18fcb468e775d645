-- What Orleans' AdoNet providers ask of a database: a table of queries by name, and what those queries work on.
-- The names of keys, parameters and result columns are the providers'; tables and statements are ours.

CREATE TABLE IF NOT EXISTS orleansquery (
    querykey varchar(64) PRIMARY KEY,
    querytext varchar(8000) NOT NULL
);

CREATE TABLE IF NOT EXISTS cluster_versions (
    deployment varchar(150) PRIMARY KEY,
    version integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS cluster_silos (
    deployment varchar(150) NOT NULL REFERENCES cluster_versions (deployment),
    address varchar(45) NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name varchar(150) NOT NULL,
    host_name varchar(150) NOT NULL,
    status integer NOT NULL,
    proxy_port integer,
    suspect_times varchar(8000),
    start_time timestamptz(3) NOT NULL,
    alive_time timestamptz(3) NOT NULL,
    PRIMARY KEY (deployment, address, port, generation)
);

CREATE TABLE IF NOT EXISTS grain_states (
    service varchar(150) NOT NULL,
    grain_type varchar(512) NOT NULL,
    n0 bigint NOT NULL,
    n1 bigint NOT NULL,
    extension varchar(512) NOT NULL,
    payload bytea,
    version integer NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service, grain_type, n0, n1, extension)
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', '
    WITH added AS (
        INSERT INTO cluster_versions (deployment) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*)::integer FROM added'),

('InsertMembershipKey', '
    WITH turn AS (
        UPDATE cluster_versions SET version = version + 1, changed_at = now()
        WHERE deployment = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT 1 FROM cluster_silos
            WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deployment),
    added AS (
        INSERT INTO cluster_silos (deployment, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_time)
        SELECT deployment, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM turn
        RETURNING 1)
    SELECT count(*)::integer FROM added'),

('UpdateMembershipKey', '
    WITH turn AS (
        UPDATE cluster_versions SET version = version + 1, changed_at = now()
        WHERE deployment = @DeploymentId AND version = @Version AND EXISTS (
            SELECT 1 FROM cluster_silos
            WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deployment),
    changed AS (
        UPDATE cluster_silos s SET status = @Status, suspect_times = @SuspectTimes, alive_time = @IAmAliveTime
        FROM turn
        WHERE s.deployment = turn.deployment AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
        RETURNING 1)
    SELECT count(*)::integer FROM changed'),

('UpdateIAmAlivetimeKey', '
    UPDATE cluster_silos SET alive_time = @IAmAliveTime
    WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),

('MembershipReadRowKey', '
    SELECT v.deployment AS "DeploymentId", s.address AS "Address", s.port AS "Port", s.generation AS "Generation",
        s.silo_name AS "SiloName", s.host_name AS "HostName", s.status AS "Status", s.proxy_port AS "ProxyPort",
        s.suspect_times AS "SuspectTimes", s.start_time AS "StartTime", s.alive_time AS "IAmAliveTime", v.version AS "Version"
    FROM cluster_versions v LEFT JOIN cluster_silos s
        ON s.deployment = v.deployment AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    WHERE v.deployment = @DeploymentId'),

('MembershipReadAllKey', '
    SELECT v.deployment AS "DeploymentId", s.address AS "Address", s.port AS "Port", s.generation AS "Generation",
        s.silo_name AS "SiloName", s.host_name AS "HostName", s.status AS "Status", s.proxy_port AS "ProxyPort",
        s.suspect_times AS "SuspectTimes", s.start_time AS "StartTime", s.alive_time AS "IAmAliveTime", v.version AS "Version"
    FROM cluster_versions v LEFT JOIN cluster_silos s ON s.deployment = v.deployment
    WHERE v.deployment = @DeploymentId'),

('GatewaysQueryKey', '
    SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation" FROM cluster_silos
    WHERE deployment = @DeploymentId AND status = @Status AND proxy_port > 0'),

('CleanupDefunctSiloEntriesKey', '
    DELETE FROM cluster_silos WHERE deployment = @DeploymentId AND alive_time < @IAmAliveTime AND status <> 3'),

('DeleteMembershipTableEntriesKey', '
    DELETE FROM cluster_silos WHERE deployment = @DeploymentId;
    DELETE FROM cluster_versions WHERE deployment = @DeploymentId'),

('ReadFromStorageKey', '
    SELECT payload AS "PayloadBinary", now() AS "ModifiedOn", version AS "Version" FROM grain_states
    WHERE service = @ServiceId AND grain_type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
        AND extension = coalesce(@GrainIdExtensionString::varchar, '''')'),

('WriteToStorageKey', '
    WITH changed AS (
        UPDATE grain_states SET payload = @PayloadBinary, version = version + 1, changed_at = now()
        WHERE service = @ServiceId AND grain_type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
            AND extension = coalesce(@GrainIdExtensionString::varchar, '''') AND version = @GrainStateVersion::integer
        RETURNING version),
    added AS (
        INSERT INTO grain_states (service, grain_type, n0, n1, extension, payload, version)
        SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString::varchar, ''''), @PayloadBinary, 1
        WHERE @GrainStateVersion::integer IS NULL
        ON CONFLICT DO NOTHING RETURNING version)
    SELECT coalesce((SELECT version FROM changed), (SELECT version FROM added), @GrainStateVersion::integer) AS "NewGrainStateVersion"'),

('ClearStorageKey', '
    WITH changed AS (
        UPDATE grain_states SET payload = NULL, version = version + 1, changed_at = now()
        WHERE service = @ServiceId AND grain_type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
            AND extension = coalesce(@GrainIdExtensionString::varchar, '''') AND version = @GrainStateVersion::integer
        RETURNING version)
    SELECT coalesce((SELECT version FROM changed), @GrainStateVersion::integer) AS "NewGrainStateVersion"')
ON CONFLICT (querykey) DO NOTHING;

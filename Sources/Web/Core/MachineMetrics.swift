import Kernel
import Store

/// What the store, the jobs and the process are at, in Prometheus's text form.
enum MachineMetrics {
    static func text(_ house: House) async -> String {
        let counts = house.store.watch.counts
        var lines = one("guanjia_store_statements_total", "counter", "Statements sent.", counts.statements)
        lines += one("guanjia_store_slow_statements_total", "counter", "Those that were logged as slow.", counts.slow)
        lines += one("guanjia_store_commits_total", "counter", "Commits, each of many writes.", counts.commits)
        lines += one("guanjia_store_writes_total", "counter", "Writes that were committed or refused.", counts.writes)
        lines += one(
            "guanjia_store_failed_commits_total", "counter", "Commits that the machine failed.", counts.failedCommits)
        lines += one("guanjia_live_listeners", "gauge", "Open live streams.", house.store.live.listeners)
        if let jobs = try? await house.jobs.waiting() {
            lines += one("guanjia_jobs_due", "gauge", "Jobs that are due and not done.", jobs.due)
            lines += one("guanjia_jobs_failed", "gauge", "Jobs that failed and wait to be tried again.", jobs.failed)
        }
        if let free = house.store.blobs.freeBytes {
            lines += one("guanjia_disk_free_bytes", "gauge", "Free where the files of cases lie.", Int(clamping: free))
        }
        if let memory = Memory.residentBytes {
            lines += one("process_resident_memory_bytes", "gauge", "Memory that the process holds.", memory)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func one(_ name: String, _ type: String, _ help: String, _ value: Int) -> [String] {
        ["# HELP \(name) \(help)", "# TYPE \(name) \(type)", "\(name) \(value)"]
    }
}

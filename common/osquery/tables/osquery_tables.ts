/**
 * osquery's tables. Written by scripts/osquery_tables.mjs: change it there.
 *
 * A line a table: its names; platforms (d darwin, l linux, w windows), e where its rows are events; then the columns, each with a letter
 * for its type (t text, i integer, b bigint, u unsigned bigint, d double, D datetime), ! required, + index, * additional, ~ hidden,
 * and @ with the platforms it is filled on where it is not filled on all of the table's.
 */
export const OSQUERY_TABLES_VERSION = '2026-08 (after 5.16)';

export const OSQUERY_TABLES = `
account_policy_data|d|uid:b creation_time:d failed_login_count:b failed_login_timestamp:d password_last_set_time:d
acpi_tables|dl|name:t size:i md5:t
ad_config|d|name:t domain:t option:t value:t
alf|d|allow_signed_enabled:i firewall_unload:i global_state:i logging_enabled:i logging_option:i stealth_enabled:i version:t
alf_exceptions|d|path:t state:i
alf_explicit_auths|d|process:t
app_schemes|d|scheme:t handler:t enabled:i external:i protected:i
apparmor_events|le|type:t message:t time:b* uptime:b eid:t~ apparmor:t operation:t parent:u profile:t name:t pid:u comm:t denied_mask:t capname:t fsuid:u ouid:u capability:b requested_mask:t info:t error:t namespace:t label:t
apparmor_profiles|l|path:t+ name:t attach:t mode:t sha1:t sha256:t
appcompat_shims|w|executable:t path:t description:t install_time:i type:t sdb_id:t
apps|d|name:t path:t+ bundle_executable:t bundle_identifier:t bundle_name:t bundle_short_version:t bundle_version:t bundle_package_type:t environment:t element:t compiler:t development_region:t display_name:t info_string:t minimum_system_version:t category:t applescript_enabled:t copyright:t last_opened_time:d
apt_sources|l|name:t source:t base_uri:t release:t version:t maintainer:t components:t architectures:t pid_with_namespace:i*~@l
arp_cache|dlw|address:t mac:t interface:t permanent:t
asl|d|time:i* time_nano_sec:i* host:t* sender:t* facility:t* pid:i* gid:b* uid:b* level:i* message:t* ref_pid:i* ref_proc:t* extra:t
augeas,configurations|dl|node:t+ value:t label:t path:t*
authenticode|w|path:t! original_program_name:t serial_number:t issuer_name:t subject_name:t result:t
authorization_mechanisms|d|label:t+ plugin:t mechanism:t privileged:t entry:t
authorizations|d|label:t+ modified:t allow_root:t timeout:t version:t tries:t authenticate_user:t shared:t comment:t created:t class:t session_owner:t
authorized_keys|dl|uid:b* algorithm:t key:t options:t comment:t key_file:t pid_with_namespace:i*~@l
autoexec|w|path:t+ name:t source:t
azure_instance_metadata|dlw|location:t name:t offer:t publisher:t sku:t version:t os_type:t platform_update_domain:t platform_fault_domain:t vm_id:t+ vm_size:t subscription_id:t resource_group_name:t placement_group_id:t vm_scale_set_name:t zone:t
azure_instance_tags|dlw|vm_id:t key:t value:t
background_activities_moderator|w|path:t last_execution_time:b sid:t
battery|dw|manufacturer:t model:t serial_number:t cycle_count:i state:t charging:i charged:i designed_capacity:i max_capacity:i current_capacity:i percent_remaining:i amperage:i voltage:i minutes_until_empty:i minutes_to_full_charge:i chemistry:t@w health:t@d condition:t@d manufacture_date:i@d
bitlocker_info|w|device_id:t drive_letter:t persistent_volume_id:t conversion_status:i protection_status:i encryption_method:t protector_types:t version:i percentage_encrypted:i lock_status:i
block_devices|dl|name:t+ parent:t vendor:t model:t serial:t size:b block_size:i uuid:t type:t label:t
browser_plugins|d|uid:b+ name:t identifier:t version:t sdk:t description:t development_region:t native:i path:t+ disabled:i
carbon_black_info,cb_info|dlw|sensor_id:i config_name:t collect_store_files:i collect_module_loads:i collect_module_info:i collect_file_mods:i collect_reg_mods:i collect_net_conns:i collect_processes:i collect_cross_processes:i collect_emet_events:i collect_data_file_writes:i collect_process_user_context:i collect_sensor_operations:i log_file_disk_quota_mb:i log_file_disk_quota_percentage:i protection_disabled:i sensor_ip_addr:t sensor_backend_server:t event_queue:i binary_queue:i
carves|dlw|time:b sha256:t size:b path:t* status:t carve_guid:t+ request_id:t carve:i*
certificate_trust_settings|d|common_name:t serial:t trust_domain:t+ trust_policy_name:t trust_policy_data:t trust_allowed_error:t trust_key_usage:t trust_result:t
certificates|dlw|common_name:t subject:t subject2:t issuer:t issuer2:t ca:i self_signed:i not_valid_before:D not_valid_after:D signing_algorithm:t key_algorithm:t key_strength:t key_usage:t subject_key_id:t authority_key_id:t sha1:t path:t* serial:t sid:t@w store_location:t@w store:t@w username:t@w store_id:t@w
chassis_info|w|audible_alarm:t breach_description:t chassis_types:t description:t lock:t manufacturer:t model:t security_breach:t serial:t smbios_tag:t sku:t status:t visible_alarm:t
chocolatey_packages|w|name:t version:t summary:t author:t license:t path:t
chrome_extension_content_scripts|dlw|browser_type:t uid:b+ identifier:t version:t script:t match:t profile_path:t path:t referenced:b
chrome_extensions|dlw|browser_type:t uid:b+ name:t profile:t profile_path:t referenced_identifier:t identifier:t version:t description:t default_locale:t current_locale:t update_url:t author:t persistent:i path:t permissions:t permissions_json:t~ optional_permissions:t optional_permissions_json:t~ manifest_hash:t referenced:b from_webstore:t state:t install_time:t install_timestamp:b manifest_json:t~ key:t~ locale:t~
connected_displays|d|name:t product_id:t serial_number:t vendor_id:t manufactured_week:i manufactured_year:i display_id:t pixels:t resolution:t ambient_brightness_enabled:t connection_type:t display_type:t main:i mirror:i online:i rotation:t
connectivity|w|disconnected:i ipv4_no_traffic:i ipv6_no_traffic:i ipv4_subnet:i ipv4_local_network:i ipv4_internet:i ipv6_subnet:i ipv6_local_network:i ipv6_internet:i
cpu_info|dlw|device_id:t model:t manufacturer:t processor_type:t cpu_status:i number_of_cores:t logical_processors:i address_width:t current_clock_speed:i max_clock_speed:i socket_designation:t availability:t@w load_percentage:i@w number_of_efficiency_cores:i@d number_of_performance_cores:i@d
cpu_time|dl|core:i user:b nice:b system:b idle:b iowait:b irq:b softirq:b steal:b guest:b guest_nice:b
cpuid|dlw|feature:t value:t output_register:t output_bit:i input_eax:t
crashes|d|type:t pid:b path:t crash_path:t+ identifier:t version:t parent:b responsible:t uid:i+ datetime:t crashed_thread:b stack_trace:t exception_type:t exception_codes:t exception_notes:t registers:t
crontab|dl|event:t minute:t hour:t day_of_month:t month:t day_of_week:t command:t path:t pid_with_namespace:i*~@l
cups_destinations|d|name:t option_name:t option_value:t
cups_jobs|d|title:t destination:t user:t format:t size:i completed_time:i processing_time:i creation_time:i
curl|dlw|url:t!+ method:t user_agent:t* response_code:i round_trip_time:b bytes:b result:t
curl_certificate|dlw|hostname:t! common_name:t organization:t organization_unit:t serial_number:t issuer_common_name:t issuer_organization:t issuer_organization_unit:t valid_from:t valid_to:t sha256_fingerprint:t sha1_fingerprint:t version:i signature_algorithm:t signature:t subject_key_identifier:t authority_key_identifier:t key_usage:t extended_key_usage:t policies:t subject_alternative_names:t issuer_alternative_names:t info_access:t subject_info_access:t policy_mappings:t has_expired:i basic_constraint:t name_constraints:t policy_constraints:t dump_certificate:i*~ timeout:i*~ pem:t
deb_package_files|l|package:t+ path:t+ admindir:t*
deb_packages|l|name:t version:t source:t size:b arch:t revision:t status:t maintainer:t section:t priority:t admindir:t* pid_with_namespace:i*~@l mount_namespace_id:t~@l
default_environment|w|variable:t value:t expand:i
device_file|dlw|device:t!+ partition:t!+ path:t* filename:t inode:b+ uid:b gid:b mode:t size:b block_size:i atime:b mtime:b ctime:b hard_links:i type:t
device_firmware|d|type:t device:t+ version:t
device_hash|dlw|device:t! partition:t! inode:b! md5:t sha1:t sha256:t
device_partitions|dlw|device:t! partition:i label:t type:t offset:b blocks_size:b blocks:b inodes:b flags:i
deviceguard_status,hvci_status|w|version:t instance_identifier:t vbs_status:t code_integrity_policy_enforcement_status:t configured_security_services:t running_security_services:t umci_policy_status:t
disk_encryption|dl|name:t+ uuid:t encrypted:i type:t encryption_status:t uid:t@d user_uuid:t@d filevault_status:t@d
disk_events|de|action:t path:t name:t device:t uuid:t size:b ejectable:i mountable:i writable:i content:t media_name:t vendor:t filesystem:t checksum:t time:b* eid:t~ bsd_name:t~
disk_info|w|partitions:i disk_index:i type:t id:t pnp_device_id:t disk_size:b manufacturer:t hardware_model:t name:t serial:t description:t
dns_cache|w|name:t type:t flags:i
dns_lookup_events|we|eid:i~ time:b*~ time_windows:b~ datetime:D pid:b path:t username:t name:t type:t type_id:i status:i response:t
dns_resolvers|dl|id:i type:t address:t netmask:t options:b pid_with_namespace:i*~@l
docker_container_envs|dl|id:t+ key:t value:t
docker_container_fs_changes|dl|id:t!+ path:t change_type:t
docker_container_labels|dl|id:t+ key:t+ value:t
docker_container_mounts|dl|id:t+ type:t name:t+ source:t destination:t driver:t mode:t rw:i propagation:t
docker_container_networks|dl|id:t+ name:t+ network_id:t endpoint_id:t gateway:t ip_address:t ip_prefix_len:i ipv6_gateway:t ipv6_address:t ipv6_prefix_len:i mac_address:t
docker_container_ports|dl|id:t* type:t port:i host_ip:t host_port:i
docker_container_processes|dl|id:t!+ pid:b+ name:t cmdline:t state:t uid:b gid:b euid:b egid:b suid:b sgid:b wired_size:b resident_size:b total_size:b start_time:b parent:b pgroup:b threads:i nice:i user:t time:t cpu:d mem:d
docker_container_stats|dl|id:t!+ name:t+ pids:i read:b preread:b interval:b disk_read:b disk_write:b num_procs:i cpu_total_usage:b cpu_kernelmode_usage:b cpu_usermode_usage:b system_cpu_usage:b online_cpus:i pre_cpu_total_usage:b pre_cpu_kernelmode_usage:b pre_cpu_usermode_usage:b pre_system_cpu_usage:b pre_online_cpus:i memory_usage:b memory_cached:b memory_inactive_file:b memory_total_inactive_file:b memory_max_usage:b memory_limit:b network_rx_bytes:b network_tx_bytes:b
docker_containers|dl|id:t+ name:t+ image:t image_id:t command:t created:b state:t status:t pid:b path:t config_entrypoint:t started_at:t finished_at:t privileged:i security_options:t env_variables:t readonly_rootfs:i cgroup_namespace:t@l ipc_namespace:t@l mnt_namespace:t@l net_namespace:t@l pid_namespace:t@l user_namespace:t@l uts_namespace:t@l
docker_image_history|dl|id:t+ created:b size:b created_by:t tags:t comment:t
docker_image_labels|dl|id:t+ key:t value:t
docker_image_layers|dl|id:t+ layer_id:t layer_order:i
docker_images|dl|id:t created:b size_bytes:b tags:t
docker_info|dl|id:t containers:i containers_running:i containers_paused:i containers_stopped:i images:i storage_driver:t memory_limit:i swap_limit:i kernel_memory:i cpu_cfs_period:i cpu_cfs_quota:i cpu_shares:i cpu_set:i ipv4_forwarding:i bridge_nf_iptables:i bridge_nf_ip6tables:i oom_kill_disable:i logging_driver:t cgroup_driver:t kernel_version:t os:t os_type:t architecture:t cpus:i memory:b http_proxy:t https_proxy:t no_proxy:t name:t server_version:t root_dir:t
docker_network_labels|dl|id:t+ key:t value:t
docker_networks|dl|id:t+ name:t driver:t created:b enable_ipv6:i subnet:t gateway:t
docker_version|dl|version:t api_version:t min_api_version:t git_commit:t go_version:t os:t arch:t kernel_version:t build_time:t
docker_volume_labels|dl|name:t+ key:t+ value:t
docker_volumes|dl|name:t+ driver:t mount_point:t type:t
drivers|w|device_id:t device_name:t image:t description:t service:t service_key:t version:t inf:t class:t provider:t manufacturer:t driver_key:t date:b signed:i
ec2_instance_metadata|dlw|instance_id:t instance_type:t architecture:t region:t availability_zone:t local_hostname:t local_ipv4:t mac:t security_groups:t iam_arn:t ami_id:t reservation_id:t account_id:t ssh_public_key:t
ec2_instance_tags|dlw|instance_id:t key:t value:t
es_process_events|de|version:i seq_num:b global_seq_num:b pid:b pidversion:b path:t parent:b original_parent:b session_id:b responsible_pid:b responsible_pidversion:b parent_pidversion:b cmdline:t cmdline_count:b env:t env_count:b cwd:t uid:b euid:b gid:b egid:b username:t signing_id:t team_id:t cdhash:t platform_binary:i exit_code:i child_pid:b time:b* event_type:t eid:t~ codesigning_flags:t
es_process_file_events|de|version:i seq_num:b global_seq_num:b pid:b parent:b path:t filename:t dest_filename:t event_type:t time:b* eid:t~
etc_hosts,hosts|dlw|address:t hostnames:t pid_with_namespace:i*~@l
etc_protocols|dlw|name:t number:i alias:t comment:t
etc_services|dlw|name:t port:i protocol:t aliases:t comment:t
event_taps|d|enabled:i event_tap_id:i event_tapped:t process_being_tapped:i tapping_process:i
extended_attributes|dl|path:t! directory:t! key:t value:t base64:i
fan_speed_sensors|d|fan:t name:t actual:i min:i max:i target:i
file|dlw|path:t!+ directory:t! filename:t inode:b uid:b gid:b mode:t device:b size:b block_size:i atime:b mtime:b ctime:b btime:b hard_links:i symlink:i type:t symlink_target_path:t attributes:t@w volume_serial:t@w file_id:t@w file_version:t@w product_version:t@w original_filename:t@w shortcut_target_path:t@w shortcut_target_type:t@w shortcut_target_location:t@w shortcut_start_in:t@w shortcut_run:t@w shortcut_comment:t@w bsd_flags:t@d pid_with_namespace:i*~@l mount_namespace_id:t~@l
file_events|dle|target_path:t category:t action:t transaction_id:b inode:b uid:b gid:b mode:t size:b atime:b mtime:b ctime:b md5:t sha1:t sha256:t hashed:i time:b* eid:t~
firefox_addons|dlw|uid:b* name:t identifier:t+ creator:t type:t version:t description:t source_url:t visible:i active:i disabled:i autoupdate:i location:t path:t
gatekeeper|d|assessments_enabled:i dev_id_enabled:i version:t opaque_version:t
gatekeeper_approved_apps|d|path:t requirement:t ctime:d mtime:d
groups|dlw|gid:b+ gid_signed:b groupname:t group_sid:t+@w comment:t@w is_hidden:i@d pid_with_namespace:i*~@l
hardware_events|dle|action:t path:t type:t driver:t vendor:t vendor_id:t model:t model_id:t serial:t revision:t time:b* eid:t~
hash|dlw|path:t!+ directory:t! md5:t sha1:t sha256:t pid_with_namespace:i*~@l mount_namespace_id:t~@l
homebrew_packages|d|name:t path:t version:t type:t auto_updates:i app_name:t prefix:t*~
ibridge_info|d|boot_uuid:t coprocessor_version:t firmware_version:t unique_chip_id:t
ie_extensions|w|name:t registry_path:t version:t path:t
intel_me_info|lw|version:t
interface_addresses|dlw|interface:t address:t mask:t broadcast:t point_to_point:t type:t friendly_name:t@w
interface_details|dlw|interface:t mac:t type:i mtu:i metric:i flags:i ipackets:b opackets:b ibytes:b obytes:b ierrors:b oerrors:b idrops:b odrops:b collisions:b last_change:b link_speed:b@dl pci_slot:t@l friendly_name:t@w description:t@w manufacturer:t@w connection_id:t@w connection_status:t@w enabled:i@w physical_adapter:i@w speed:i@w service:t@w dhcp_enabled:i@w dhcp_lease_expires:t@w dhcp_lease_obtained:t@w dhcp_server:t@w dns_domain:t@w dns_domain_suffix_search_order:t@w dns_host_name:t@w dns_server_search_order:t@w
interface_ipv6|dl|interface:t hop_limit:i forwarding_enabled:i redirect_accept:i rtadv_accept:i
iokit_devicetree|d|name:t class:t id:b parent:b device_path:t service:i busy_state:i retain_count:i depth:i
iokit_registry|d|name:t class:t id:b parent:b busy_state:i retain_count:i depth:i
iptables|l|filter_name:t chain:t policy:t target:t protocol:i src_port:t dst_port:t src_ip:t src_mask:t iniface:t iniface_mask:t dst_ip:t dst_mask:t outiface:t outiface_mask:t match:t packets:i bytes:i
jetbrains_plugins|dlw|product_type:t uid:b+ name:t version:t vendor:t path:t
kernel_extensions|d|idx:i refs:i size:b name:t version:t linked_against:t path:t
kernel_info|dlw|version:t arguments:t path:t device:t
kernel_keys|l|serial_number:t flags:t usage:b timeout:t permissions:t uid:b gid:b type:t description:t
kernel_modules|l|name:t size:b used_by:t status:t address:t
kernel_panics|d|path:t time:t registers:t frame_backtrace:t module_backtrace:t dependencies:t name:t os_version:t kernel_version:t system_model:t uptime:b last_loaded:t last_unloaded:t
keychain_acls|d|keychain_path:t authorizations:t path:t description:t label:t
keychain_items|d|label:t description:t comment:t account:t created:t modified:t type:t pk_hash:t path:t*
known_hosts|dl|uid:b+ key:t key_file:t
kva_speculative_info|w|kva_shadow_enabled:i kva_shadow_user_global:i kva_shadow_pcid:i kva_shadow_inv_pcid:i bp_mitigations:i bp_system_pol_disabled:i bp_microcode_disabled:i cpu_spec_ctrl_supported:i ibrs_support_enabled:i stibp_support_enabled:i cpu_pred_cmd_supported:i
last|dl|username:t tty:t pid:i type:i type_name:t time:i host:t
launchd|d|path:t+ name:t label:t program:t run_at_load:t keep_alive:t on_demand:t disabled:t username:t groupname:t stdout_path:t stderr_path:t start_interval:t program_arguments:t watch_paths:t queue_directories:t inetd_compatibility:t start_on_mount:t root_directory:t working_directory:t process_type:t
launchd_overrides|d|label:t key:t value:t uid:b path:t
listening_ports|dlw|pid:i port:i protocol:i family:i address:t fd:b socket:b path:t net_namespace:t@l
load_average|dl|period:t average:t
location_services|d|enabled:i
logged_in_users|dlw|type:t user:t tty:t host:t time:b pid:i sid:t@w registry_hive:t@w
logical_drives|w|device_id:t type:t description:t free_space:b size:b file_system:t boot_partition:i
logon_sessions|w|logon_id:i user:t logon_domain:t authentication_package:t logon_type:t session_id:i logon_sid:t logon_time:b logon_server:t dns_domain_name:t upn:t logon_script:t profile_path:t home_directory:t home_directory_drive:t
lxd_certificates|l|name:t type:t fingerprint:t certificate:t
lxd_cluster|l|server_name:t enabled:i member_config_entity:t member_config_name:t member_config_key:t member_config_value:t member_config_description:t
lxd_cluster_members|l|server_name:t url:t database:i status:t message:t
lxd_images|l|id:t+ architecture:t os:t release:t description:t aliases:t filename:t size:b auto_update:i cached:i public:i created_at:t expires_at:t uploaded_at:t last_used_at:t update_source_server:t update_source_protocol:t update_source_certificate:t update_source_alias:t
lxd_instance_config|l|name:t!+ key:t value:t
lxd_instance_devices|l|name:t!+ device:t device_type:t key:t value:t
lxd_instances|l|name:t+ status:t stateful:i ephemeral:i created_at:t base_image:t architecture:t os:t description:t pid:i processes:i
lxd_networks|l|name:t type:t managed:i ipv4_address:t ipv6_address:t used_by:t bytes_received:b bytes_sent:b packets_received:b packets_sent:b hwaddr:t state:t mtu:i
lxd_storage_pools|l|name:t driver:t source:t size:t space_used:b space_total:b inodes_used:b inodes_total:b
magic|dl|path:t!+ magic_db_files:t* data:t mime_type:t mime_encoding:t
managed_policies|d|domain:t uuid:t name:t value:t username:t manual:i
md_devices|l|device_name:t status:t raid_level:i size:b chunk_size:b raid_disks:i nr_raid_disks:i working_disks:i active_disks:i failed_disks:i spare_disks:i superblock_state:t superblock_version:t superblock_update_time:b bitmap_on_mem:t bitmap_chunk_size:t bitmap_external_file:t recovery_progress:t recovery_finish:t recovery_speed:t resync_progress:t resync_finish:t resync_speed:t reshape_progress:t reshape_finish:t reshape_speed:t check_array_progress:t check_array_finish:t check_array_speed:t unused_devices:t other:t
md_drives|l|md_device_name:t drive_name:t slot:i state:t
md_personalities|l|name:t
mdfind|d|path:t query:t!
mdls|d|path:t! key:t value:t valuetype:t~
memory_array_mapped_addresses|dl|handle:t memory_array_handle:t starting_address:t ending_address:t partition_width:i
memory_arrays|dl|handle:t location:t use:t memory_error_correction:t max_capacity:i memory_error_info_handle:t number_memory_devices:i
memory_device_mapped_addresses|dl|handle:t memory_device_handle:t memory_array_mapped_address_handle:t starting_address:t ending_address:t partition_row_position:i interleave_position:i interleave_data_depth:i
memory_devices|dlw|handle:t array_handle:t form_factor:t total_width:i data_width:i size:i set:i device_locator:t bank_locator:t memory_type:t memory_type_details:t max_speed:i configured_clock_speed:i manufacturer:t serial_number:t asset_tag:t part_number:t min_voltage:i max_voltage:i configured_voltage:i
memory_error_info|dl|handle:t error_type:t error_granularity:t error_operation:t vendor_syndrome:t memory_array_error_address:t device_error_address:t error_resolution:t
memory_info|l|memory_total:b memory_free:b memory_available:b buffers:b cached:b swap_cached:b active:b inactive:b swap_total:b swap_free:b
memory_map|l|name:t start:t end:t
mounts|dl|device:t device_alias:t path:t type:t blocks_size:b blocks:b blocks_free:b blocks_available:b inodes:b inodes_free:b flags:t
msr|l|processor_number:b turbo_disabled:b turbo_ratio_limit:b platform_info:b perf_ctl:b perf_status:b feature_control:b rapl_power_limit:b rapl_energy_status:b rapl_power_units:b
nfs_shares|d|share:t options:t readonly:i
npm_packages|dlw|name:t version:t description:t author:t license:t homepage:t path:t directory:t+ depth:i max_depth:i*~ pid_with_namespace:i*~@l mount_namespace_id:t~@l
ntdomains|w|name:t client_site_name:t dc_site_name:t dns_forest_name:t domain_controller_address:t domain_controller_name:t domain_name:t status:t
ntfs_acl_permissions|w|path:t!+ type:t principal:t access:t inherited_from:t
ntfs_journal_events|we|action:t category:t old_path:t path:t record_timestamp:t record_usn:t node_ref_number:t parent_ref_number:t drive_letter:t file_attributes:t partial:b time:b* eid:t~
nvram|d|name:t+* type:t value:t
oem_strings|dl|handle:t number:i value:t
office_mru|w|application:t version:t path:t last_opened_time:b sid:t
os_version|dlw|name:t version:t major:i minor:i patch:i build:t platform:t platform_like:t codename:t arch:t extra:t@d install_date:b@w revision:i@w pid_with_namespace:i*~@l mount_namespace_id:t~@l
osquery_events|dlw|name:t publisher:t type:t subscriptions:i events:i refreshes:i active:i
osquery_extensions|dlw|uuid:b name:t version:t sdk_version:t path:t type:t
osquery_flags|dlw|name:t type:t description:t default_value:t value:t shell_only:i
osquery_info|dlw|pid:i uuid:t instance_id:t version:t config_hash:t config_valid:i extensions:t build_platform:t build_distro:t start_time:i watcher:i platform_mask:i
osquery_packs|dlw|name:t platform:t version:t shard:i discovery_cache_hits:i discovery_executions:i active:i
osquery_registry|dlw|registry:t name:t owner_uuid:i internal:i active:i
osquery_schedule|dlw|name:t query:t interval:i executions:b last_executed:b denylisted:i output_size:b wall_time:b wall_time_ms:b last_wall_time_ms:b user_time:b last_user_time:b system_time:b last_system_time:b average_memory:b last_memory:b blacklisted:i~
package_bom|d|filepath:t uid:i gid:i mode:i size:b modified_time:i path:t!
package_install_history|d|package_id:t time:i name:t version:t source:t content_type:t
package_receipts,packages|d|package_id:t package_filename:t+~ version:t location:t install_time:d installer_name:t path:t*
password_policy|d|uid:b+ policy_identifier:t policy_content:t policy_description:t policy_category:t policy_parameters:t
patches|w|csname:t hotfix_id:t caption:t description:t fix_comments:t installed_by:t install_date:t installed_on:t
pci_devices|dl|pci_slot:t pci_class:t driver:t vendor:t vendor_id:t model:t model_id:t pci_class_id:t@l pci_subclass_id:t@l pci_subclass:t@l subsystem_vendor_id:t@l subsystem_vendor:t@l subsystem_model_id:t@l subsystem_model:t@l
physical_disk_performance|w|name:t avg_disk_bytes_per_read:b avg_disk_bytes_per_write:b avg_disk_read_queue_length:b avg_disk_write_queue_length:b avg_disk_sec_per_read:i avg_disk_sec_per_write:i current_disk_queue_length:i percent_disk_read_time:b percent_disk_write_time:b percent_disk_time:b percent_idle_time:b
pipes|w|pid:b+ name:t instances:i max_instances:i flags:t
platform_info|dlw|vendor:t version:t date:t revision:t extra:t firmware_type:t address:t@dl size:t@dl volume_size:i@dl
plist|d|key:t subkey:t value:t path:t!
portage_keywords|l|package:t version:t keyword:t mask:i unmask:i
portage_packages|l|package:t version:t slot:t build_time:b repository:t eapi:b size:b world:i
portage_use|l|package:t version:t use:t
power_sensors|d|key:t+ category:t name:t value:t
powershell_events|we|time:b* datetime:t script_block_id:t script_block_count:i script_text:t script_name:t script_path:t cosine_similarity:d
preferences|d|domain:t+ key:t+ subkey:t value:t forced:i username:t* host:t
prefetch|w|path:t* filename:t hash:t last_run_time:i other_run_times:t run_count:i size:i volume_serial:t volume_creation:t accessed_files_count:i accessed_directories_count:i accessed_files:t accessed_directories:t executable_path:t
process_envs|dl|pid:i+ key:t value:t
process_etw_events|we|type:t pid:b ppid:b session_id:i flags:i exit_code:i path:t cmdline:t username:t token_elevation_type:t token_elevation_status:i mandatory_label:t datetime:D time_windows:b~ time:b*~ eid:i~ header_pid:b~ process_sequence_number:b~ parent_process_sequence_number:b~
process_events|dle|pid:b path:t mode:t cmdline:t cmdline_size:b~ env:t~ env_count:b~ env_size:b~ cwd:t auid:b uid:b euid:b gid:b egid:b owner_uid:b owner_gid:b atime:b mtime:b ctime:b btime:b overflows:t~ parent:b time:b* uptime:b eid:t~ status:b@d fsuid:b@l suid:b@l fsgid:b@l sgid:b@l syscall:t@l environment:t~ environment_count:b~ environment_size:b~ access_time:b~ modify_time:b~ change_time:b~ create_time:b~
process_file_events|le|operation:t pid:b ppid:b time:b* executable:t partial:t cwd:t path:t dest_path:t uid:t gid:t auid:t euid:t egid:t fsuid:t fsgid:t suid:t sgid:t uptime:b eid:t~
process_memory_map|dlw|pid:i+ start:t end:t permissions:t offset:b device:t inode:i path:t pseudo:i
process_namespaces|l|pid:i+ cgroup_namespace:t ipc_namespace:t mnt_namespace:t net_namespace:t pid_namespace:t user_namespace:t uts_namespace:t
process_open_files|dl|pid:b+ fd:b path:t
process_open_handles|w|pid:b!+ value:b type:t access:t name:t attributes:t count:b raw_pointer_count:b error_stage:t error_code:b
process_open_pipes|l|pid:b fd:b mode:t inode:b type:t partner_pid:b partner_fd:b partner_mode:t
process_open_sockets|dlw|pid:i* fd:b socket:b family:i protocol:i local_address:t remote_address:t local_port:i remote_port:i path:t state:t net_namespace:t@l
processes|dlw|pid:b+ name:t path:t cmdline:t state:t cwd:t root:t uid:b gid:b euid:b egid:b suid:b sgid:b on_disk:i wired_size:b resident_size:b total_size:b user_time:b system_time:b disk_bytes_read:b disk_bytes_written:b start_time:b parent:b pgroup:b threads:i nice:i elevated_token:i@w secure_process:i@w protection_type:t@w virtual_process:i@w elapsed_time:b@w handle_count:b@w percent_processor_time:b@w upid:b@d uppid:b@d cpu_type:i@d cpu_subtype:i@d translated:i@d cgroup_path:t@l
programs,programs_and_features|w|name:t version:t install_location:t install_source:t language:t publisher:t uninstall_string:t install_date:t identifying_number:t package_family_name:t upgrade_code:t
prometheus_metrics|dl|target_name:t metric_name:t metric_value:d timestamp_ms:b
python_packages|dlw|name:t uid:b+ version:t summary:t author:t license:t path:t directory:t+ pid_with_namespace:i*~@l
quicklook_cache|d|path:t rowid:i fs_id:t volume_id:i inode:i mtime:i size:b label:t last_hit_date:i hit_count:t icon_mode:b cache_path:t
recent_files|w|uid:b+ filename:t path:t type:t mtime:b shortcut_path:t
registry|w|key:t* path:t+ name:t type:t data:t mtime:b
routes|dlw|destination:t netmask:i gateway:t source:t flags:i interface:t mtu:i metric:i type:t* hopcount:i@dl
rpm_package_files|l|package:t+ path:t+ username:t groupname:t mode:t size:b sha256:t
rpm_packages|l|name:t+ version:t+ release:t+ source:t size:b sha1:t arch:t+ epoch:i+ install_time:i vendor:t package_group:t pid_with_namespace:i*~@l mount_namespace_id:t~@l
running_apps|d|pid:i+ bundle_identifier:t is_active:i~
safari_extensions|d|uid:b+ name:t identifier:t version:t sdk:t description:t path:t bundle_version:t copyright:t
sandboxes|d|label:t user:t enabled:i build_id:t bundle_path:t path:t
scheduled_tasks|w|name:t action:t path:t enabled:i state:t hidden:i last_run_time:b next_run_time:b last_run_message:t last_run_code:t
screenlock|d|enabled:i grace_period:i
seccomp_events|le|time:b* uptime:b auid:u uid:u gid:u ses:u pid:u comm:t exe:t sig:b arch:t syscall:t compat:b ip:t code:t
secureboot|dlw|secure_boot:i secure_mode:i@d description:t@d kernel_extensions:i@d mdm_operations:i@d setup_mode:i@lw
secureboot_certificates|l|common_name:t subject:t issuer:t not_valid_before:D not_valid_after:D sha1:t serial:t revoked:i path:t is_ca:i self_signed:i key_usage:t authority_key_id:t subject_key_id:t signing_algorithm:t key_algorithm:t key_strength:t
security_profile_info|w|minimum_password_age:i maximum_password_age:i minimum_password_length:i password_complexity:i password_history_size:i lockout_bad_count:i logon_to_change_password:i force_logoff_when_expire:i new_administrator_name:t new_guest_name:t clear_text_password:i lsa_anonymous_name_lookup:i enable_admin_account:i enable_guest_account:i audit_system_events:i audit_logon_events:i audit_object_access:i audit_privilege_use:i audit_policy_change:i audit_account_manage:i audit_process_tracking:i audit_ds_access:i audit_account_logon:i
selinux_events|le|type:t message:t time:b* uptime:b eid:t~
selinux_settings|l|scope:t key:t value:t
services|w|name:t service_type:t display_name:t status:t pid:i start_type:t win32_exit_code:i service_exit_code:i path:t module_path:t description:t user_account:t
shadow|l|password_status:t hash_alg:t last_change:b min:b max:b warning:b inactive:b expire:b flag:b username:t+
shared_folders|d|name:t path:t
shared_memory|l|shmid:i owner_uid:b creator_uid:b pid:b creator_pid:b atime:b dtime:b ctime:b permissions:t size:b attached:i status:t locked:i
shared_resources|w|description:t install_date:t status:t allow_maximum:i maximum_allowed:b name:t path:t type:b type_name:t
sharing_preferences,alf_services|d|screen_sharing:i file_sharing:i printer_sharing:i remote_login:i remote_management:i remote_apple_events:i internet_sharing:i bluetooth_sharing:i disc_sharing:i content_caching:i
shell_history|dl|uid:b* time:i command:t history_file:t
shellbags|w|sid:t source:t path:t modified_time:b created_time:b accessed_time:b mft_entry:b mft_sequence:i
shimcache|w|entry:i path:t modified_time:i execution_flag:i
signature|d|path:t!+ hash_resources:i* hash_executable:i* arch:t signed:i identifier:t cdhash:t team_identifier:t authority:t entitlements:t
sip_config|d|config_flag:t enabled:i enabled_nvram:i
smbios_tables|dl|number:i type:i description:t handle:i header_size:i size:i md5:t
smc_keys|d|key:t+* type:t size:i value:t hidden:i
socket_events|dle|action:t pid:b path:t fd:t auid:b family:i protocol:i~ local_address:t remote_address:t local_port:i remote_port:i socket:t~ time:b* uptime:b eid:t~ success:i~ status:t@l
ssh_configs|dlw|uid:b* block:t option:t ssh_config_file:t
startup_items|dlw|name:t path:t args:t type:t source:t status:t username:t
sudoers|dl|source:t header:t rule_details:t
suid_bin|dl|path:t username:t groupname:t permissions:t pid_with_namespace:i*~@l
syslog_events,syslog|le|time:b* datetime:t host:t severity:i facility:t tag:t message:t eid:t~
system_controls|dl|name:t+ oid:t* subsystem:t* current_value:t config_value:t type:t field_name:t@d
system_extensions|d|path:t UUID:t state:t identifier:t version:t category:t bundle_path:t team:t mdm_managed:i
system_info|dlw|hostname:t uuid:t cpu_type:t cpu_subtype:t cpu_brand:t cpu_physical_cores:i cpu_logical_cores:i cpu_sockets:i cpu_microcode:t physical_memory:b hardware_vendor:t hardware_model:t hardware_version:t hardware_serial:t board_vendor:t board_model:t board_version:t board_serial:t computer_name:t local_hostname:t emulated_cpu_type:t@w
system_profiler|d|data_type:t!+ value:t
systemd_units|l|id:t description:t load_state:t active_state:t sub_state:t unit_file_state:t following:t object_path:t job_id:b job_type:t job_path:t fragment_path:t user:t source_path:t
temperature_sensors|d|key:t+ name:t celsius:d fahrenheit:d
time|dlw|weekday:t year:i month:i day:i hour:i minutes:i seconds:i timezone:t local_timezone:t unix_time:i timestamp:t datetime:t iso_8601:t win_timestamp:b@w date_time:t~
time_machine_backups|d|destination_id:t backup_date:i
time_machine_destinations|d|alias:t destination_id:t consistency_scan_date:i root_volume_uuid:t bytes_available:i bytes_used:i encryption:t
tpm_info|w|activated:i enabled:i owned:i manufacturer_version:t manufacturer_id:i manufacturer_name:t product_name:t physical_presence_version:t spec_version:t
ulimit_info|dl|type:t soft_limit:t hard_limit:t
unified_log|d|timestamp:b* timestamp_double:t storage:i* message:t* activity:b* process:t* pid:b* sender:t* tid:b* category:t* subsystem:t* level:t* max_rows:i*~ predicate:t*~
uptime|dlw|days:i hours:i minutes:i seconds:i total_seconds:b
usb_devices|dl|usb_address:i usb_port:i vendor:t vendor_id:t version:t model:t model_id:t serial:t class:t subclass:t protocol:t removable:i
user_events|dle|uid:b auid:b pid:b message:t type:i path:t address:t terminal:t time:b* uptime:b eid:t~
user_groups|dlw|uid:b+ gid:b+
user_interaction_events|de|time:b*
user_ssh_keys|dlw|uid:b* path:t+ encrypted:i key_type:t key_group_name:t key_length:i key_security_bits:i pid_with_namespace:i*~@l
userassist|w|path:t last_execution_time:b count:i sid:t
users|dlw|uid:b+ gid:b uid_signed:b gid_signed:b username:t* description:t directory:t shell:t uuid:t+ type:t@w is_hidden:i@d pid_with_namespace:i*~@l include_remote:i*~@l
video_info|w|color_depth:i driver:t driver_date:b driver_version:t manufacturer:t model:t series:t video_mode:t
virtual_memory_info|d|free:b active:b inactive:b speculative:b throttled:b wired:b purgeable:b faults:b copy:b zero_fill:b reactivated:b purged:b file_backed:b anonymous:b uncompressed:b compressor:b decompressed:b compressed:b page_ins:b page_outs:b swap_ins:b swap_outs:b
vscode_extensions|dlw|name:t uuid:t version:t path:t publisher:t publisher_id:t installed_at:b prerelease:i uid:b* vscode_edition:t
wifi_networks|d|ssid:t network_name:t security_type:t last_connected:i~ last_connected_automatic:i last_connected_manual:i passpoint:i~ possibly_hidden:i roaming:i~ roaming_profile:t auto_login:i~ temporarily_disabled:i disabled:i~ add_reason:t added_at:i captive_portal:i captive_login_date:i was_captive_network:i auto_join:i personal_hotspot:i
wifi_status|d|interface:t ssid:t bssid:t network_name:t country_code:t security_type:t rssi:i noise:i channel:i channel_width:i channel_band:i transmit_rate:t mode:t
wifi_survey|d|interface:t ssid:t bssid:t network_name:t country_code:t rssi:i noise:i channel:i channel_width:i channel_band:i
winbaseobj|w|session_id:i object_name:t object_type:t
windows_crashes|w|datetime:t module:t path:t pid:b tid:b version:t process_uptime:b stack_trace:t exception_code:t exception_message:t exception_address:t registers:t command_line:t current_directory:t username:t machine_name:t major_version:i minor_version:i build_number:i type:t crash_path:t
windows_eventlog|w|channel:t! datetime:t task:i level:i provider_name:t provider_guid:t computer_name:t eventid:i* keywords:t data:t pid:i* tid:i time_range:t*~ timestamp:t*~ xpath:t!~
windows_events|we|time:b* datetime:t source:t provider_name:t provider_guid:t computer_name:t eventid:i task:i level:i keywords:t data:t eid:t~
windows_firewall_rules|w|name:t app_name:t action:t enabled:i grouping:t direction:t protocol:t local_addresses:t remote_addresses:t local_ports:t remote_ports:t icmp_types_codes:t profile_domain:i profile_private:i profile_public:i service_name:t
windows_optional_features|w|name:t caption:t state:i statename:t
windows_search|w|name:t path:t size:b date_created:i date_modified:i owner:t type:t properties:t query:t*~ sort:t*~ max_results:i*~ additional_properties:t*~
windows_security_center|w|firewall:t autoupdate:t antivirus:t antispyware:t~ internet_settings:t windows_security_center_service:t user_account_control:t
windows_security_products|w|type:t name:t state:t state_timestamp:t remediation_path:t signatures_up_to_date:i
windows_update_history|w|client_app_id:t date:b description:t hresult:b operation:t result_code:t server_selection:t service_id:t support_url:t title:t update_id:t update_revision:b
wmi_bios_info|w|name:t value:t
wmi_cli_event_consumers|w|namespace:t name:t command_line_template:t executable_path:t class:t relative_path:t
wmi_event_filters|w|namespace:t name:t query:t query_language:t class:t relative_path:t
wmi_filter_consumer_binding|w|namespace:t consumer:t filter:t class:t relative_path:t
wmi_script_event_consumers|w|namespace:t name:t scripting_engine:t script_file_name:t script_text:t class:t relative_path:t
xprotect_entries|d|name:t launch_type:t identity:t filename:t filetype:t optional:i uses_pattern:i
xprotect_meta|d|identifier:t type:t developer_id:t min_version:t
xprotect_reports|d|name:t user_action:t time:t
yara_events|dlwe|target_path:t category:t action:t matches:t count:i strings:t tags:t time:b eid:t~ transaction_id:b@d
yara_file,yara|dlw|path:t!+ matches:t count:i sig_group:t* sigfile:t* sigrule:t*~ strings:t tags:t sigurl:t*~ pid_with_namespace:i*~@l
yara_process|dlw|pid:i!+ matches:t count:i sig_group:t* sigfile:t* sigrule:t*~ strings:t tags:t sigurl:t*~ pid_with_namespace:i*~@l
ycloud_instance_metadata|dlw|instance_id:t+ folder_id:t cloud_id:t name:t description:t hostname:t zone:t ssh_public_key:t serial_port_enabled:t metadata_endpoint:t+
yum_sources|l|name:t source:t baseurl:t mirrorlist:t metalink:t enabled:t gpgcheck:t gpgkey:t pid_with_namespace:i*~@l
`;

"""Every act there is, beside the groups whose sentences speak of it.

It stands here a second time, read through by hand and not read from the schema: so an act in a wrong group is found.
"""

from typing import Final

_TABLE: Final = {
    "account": """
        access: agree_to_be_named calm change_passphrase drop_parked hear_notices is_named keep_answer lock
        name_vouchers open_for_self own_number own_sittings own_vouchers parked_forms prove recovery_codes
        remove_factor seal_for_self set_calendar set_language set_pin sign_code sign_out_elsewhere
        sign_out_everywhere take_answer take_parked consent: closed_to
        vault: change_passphrase make_member_key open_as_member prepare_member_key watch: questions
    """,
    "account arriving unlocking": """
        vault: open_member_key
    """,
    "account keeping": """
        vault: seal_to_member
    """,
    "account unlocking": """
        access: add_passkey confirm_sheet confirm_totp own_factors set_up_passkey set_up_sheet set_up_totp
        sign_out
    """,
    "agreeing_to_break": """
        watch: agree_to_break
    """,
    "arriving": """
        access: accept_invitation at_home invitation_of is_closed is_founded make_new_pair new_pair_of
        remember_place resume sign_in vault: open_session seal_session whose_keystore
    """,
    "auditing": """
        access: checkpoint_of_log verify_log
    """,
    "auditing machine": """
        access: agency_names journal: checkpoint verify vault: check_keystore keys_of_agencies keystore_state
        node_public_key
    """,
    "breaking": """
        watch: break_glass
    """,
    "casework": """
        assistance: ask_again come_back give_back give_due give_to_duty move open_review read_due see_answer
        settle settle_alarm stay_away take_alarm take_alarm_back take_review_back try_again undo cases:
        ask_consent assign_cases assign_worker count end_passed_on end_sharing extent_of field_history filling_history
        fillings fillings_over_time fitting_audience give_consent ground_of_sharing keep_in_book
        kept_in_books leave_traces lift_conflict list_attachments name_never note_in_clear note_request note_steps
        number_for_facts open_closed_entry
        open_consents open_drawer open_screening overlook read_attachment read_beside read_book read_case
        read_filling read_identification read_path read_receipt read_section read_sheet readers receipt_as_data
        refuse_consent restricted say_passed_on_told say_told say_whether_come share_without_consent sign_sharing
        take_line_back take_off_never withdraw_consent worker_of write_in_book consent: duty_agency duty_agency_named
        end_ground ground_named grounds_of hand_out lift_never name_never never_of note_told open_ground
        shares_of sign_as_arranged sign_ground take_over_never duties: request requests requests_of take_request
        take_request_back facts: record journal: attached_to begin_files closed_in conflicts fact_secrets
        headers length open_file read_own read_own_attachment read_snapshots reads_of rebuild_snapshots
        torn_sections keeping: ask_erasure erasure erasures open_erasure take_erasure_back shelter: add_beds
        answer_alarm begin_shift begin_watch call_alarm end_watch hand_over house_plan join_duty leave_duty
        leave_house look_in month_of move_bed no_places on_duty read_log receive refuse_place rename_house
        set_bed set_standing shift_now shifts stay take_back_answer take_back_hand_over take_back_line
        take_back_look take_back_stay take_bed_away take_over write_line surveys: answer ask code_answer
        keep_code_list progress read_answers read_respondent read_to_code respondents round_of take_yes_back
        tell_analysis waiting
        vault: keyed_digests numbers_of
        open_own seal share share_with_member watch: explain is_flagged who_looked whose_list
    """,
    "casework read_on_ground": """
        journal: open_closed open_closed_many read_attachment read_file shown_snapshots
    """,
    "casework starting": """
        vault: keyring
    """,
    "casework turned_on_ground": """
        vault: open_of
    """,
    "casework writing": """
        cases: answer_opinion ask_opinion attach_file change_fields fill_form identify join_cases lead_on
        link_family link_report move_row move_step part_cases part_family pin put_row_back resolve_conflict
        say_alike say_unlike screen set_rows take_back take_row_away undo_entry undo_step unpin write_note write_row
    """,
    "casework written_on_ground": """
        journal: append append_many attach resolve vault: make_section_keys seal_many
    """,
    "colleagues": """
        access: colleagues names_at_work names_of_staff new_pairs notices second_eyes assistance:
        procedure_versions procedures vault: holds
    """,
    "colleagues machine": """
        vault: holders newest_epoch recovery_confirmed second_holder_exists second_pair_exists waiting_wraps
    """,
    "colleagues membership starting": """
        access: agency_state
    """,
    "copying machine": """
        keeping: backup_state vault: generations_standing
    """,
    "counting": """
        cases: count_answers how_many
    """,
    "deciding": """
        keeping: agree_and_erase approve_erasure refuse_erasure
    """,
    "desk": """
        access: digests newest_epoch readers_named staff_named assistance: alarms ask_for_look
        ask_review aways begin_story bring_reviews calendar change_story close_case decide dues_between
        dues_of_case dues_of_member finish_action follow follow_stories follow_up_days follow_worker
        give_reviews_back go_away hand_back hand_cases hold_follow_up late_counts late_dues late_slice
        leave_action let_fall_due letters_of_year next_due_of only_initial_support open_alarms open_closing
        open_forgotten open_letters open_material open_plan open_stories open_unfollowed own_load own_questions
        plan_of raise_alarm read_day read_hands read_late read_own_questions read_stories_to_look_through
        release_story reopen_case response_minutes rest return_story reviews_of_case say_how_far
        say_whether_wanted schedule_follow_ups stands_in_for take_up_again tell_of_talk undo_closing
        undo_reopening wake wants_follow_ups what_presses without_follow_ups write_action write_letter
        years_of_letters cases: announce at_desk at_steps begun_only caseload cases_of cases_of_agency
        find_by_skills find_in_caseload glance hands kept_since name_cases name_family
        name_joined open_book open_case open_day propose_pseudonym quiet_cases read_own_entries
        consent: ended_unread may_be_read passable text_named text_of_hash texts waiting duties: note_breach facts:
        number_of_person keeping: open_waiting shelter: before_reception found_house houses past_stays_of stays_of
        watches transfers: exports_that_wait watch: glasses_waiting note_alone note_refused note_search why_needed
    """,
    "desk machine receiving survey_listing": """
        access: agencies
    """,
    "desk receiving": """
        access: staff_known cases: declare_conflict shared_cases consent: acknowledge candidates declare_conflict
        ground_for grounds_for shared_with
    """,
    "desk machine": """
        access: alert watchers assistance: keep_guardians keep_limits limit_words rule_sets rules_of
        cases: owner_of keeping: erasure_of vault: holders_of
    """,
    "desk turning": """
        journal: read_shared_snapshots vault: newer_keys open_many
    """,
    "desk watching": """
        access: names_of_readers
    """,
    "ending": """
        vault: unshare
    """,
    "booking": """
        databook: ask_office note_answer take_question_back
        databook: bind_area bring_form bring_table close_month drop_form form_to_bind free_area names_of_tables
        databook: define_figure drop_figure own_figures
        databook: release_figure say_month_whole
    """,
    "figures": """
        databook: count_persons figures fill_form form forms months parts_of_cell quality questions
        databook: releases table tables
        facts: came_between known_on told_on
    """,
    "form_keeping": """
        instruments: import_xlsform load_indicators publish withdraw
    """,
    "form_reading": """
        instruments: assess audiences begun_versions bindings carried comparison form_ids indicator_set
        indicator_sets instrument instruments instruments_of_versions invented may_be_begun offered open_form
        outcomes source titles version weigh written_sections
    """,
    "going_on_alone": """
        watch: go_on_alone
    """,
    "handing_on": """
        cases: hand_on read_own_copy transfers: begin_export export_state forget_export make_file read_on
        reasons seal_copy words_for_copy
    """,
    "itself": """
        access: grant_key transfers: agree_to_export vault: forget_prepared grant replace_member_key
    """,
    "judging": """
        watch: ask_reader judge
    """,
    "keeping": """
        access: park_post vault: has_key public_key
    """,
    "leading": """
        assistance: how_many_wait read_board read_queue review_queue send_away workloads cases: decoys lay_decoy
        duties: running keeping: open_proposed proposed watch: lay_decoys lay_one
    """,
    "letting_go": """
        assistance: forget_erased cases: erase_case_file forget_case consent: forget_erased facts: let_go
        journal: erase_file keeping: carry_out_erasure finish_erasure shelter: forget_erased transfers:
        forget_erased vault: erase_keys
    """,
    "log": """
        access: log_without_contents names_of_traces consent: kinds_of tally duties: account sample_reads
        journal: readings sample writings keeping: erased transfers: handed_out
    """,
    "machine": """
        access: add_agency at_the_machine init_node invite_administrator invite_to_node make_node_secret sweep
        assistance: load_rules cases: known_anywhere looked_after consent: end_expired load_texts run_out facts:
        drop instruments: release_xlsform journal: files_known readings_from sequence keeping:
        end_older_generations erase_again erased_since file_erasure make_final name_final_days note_backup
        note_backup_ended restore_backup take_backup take_on_ballast transfers: sweep vault: copy_keystore
        counted_here end_erased_keys end_generations erased_ids forget_milestones found_keystore keystore_kind
        own_public_key purge put_keystore_back renew_generation sign sweep write_node_secret watch: forget look
    """,
    "membership": """
        access: change_role confirm_recovery_sheet dismiss invitations invite move_keys new_recovery_sheet
        renew_agency_key revoke_invitation sign_out_colleague assistance: choose_rules write_procedure
        consent: end_for_member sign_text vault:
        confirm_recovery recovery_words revoke rewrap rotate take_back_all
    """,
    "overseeing": """
        access: notices_of_all
    """,
    "read_on_ground": """
        cases: open_shared_entry read_shared_case
    """,
    "passing_on": """
        consent: pass_on sign_passed_on watch: pass_on
    """,
    "reviewing": """
        watch: review_glass
    """,
    "signing": """
        assistance: call_back keep_away name_duty_agency return_review sign_off undo_answer cases:
        lift_restriction restrict_case consent: end_duty_agency name_duty_agency sign_duty_agency duties:
        answer_request breach breaches end_breach give_request lift_restriction name_concerned open_breach
        say_contained take_longer tell_authority tell_no_authority tell_not tell_person weigh_breach keeping:
        keep_on surveys: begin_survey close_round open_round propose_use watch: flag put_on_duty unflag
    """,
    "starting": """
        access: found_agency_key recover_key vault: make_agency_key recover
    """,
    "survey_agreeing": """
        surveys: end_use sign_use
    """,
    "survey_defining": """
        surveys: define_analysis
    """,
    "survey_listing": """
        surveys: surveys uses
    """,
    "survey_reading": """
        surveys: code_lists definitions rounds survey told
    """,
    "taking_in": """
        cases: here open_cases unfit transfers: begin_import end_import exports follow forget formats go_on
        guess imports judge_plan keep_upload kept mend plan_with read_plan store_upload survey take_all_in
        take_in through try_out undecided_values write_plan
    """,
    "telling": """
        access: tell_all
    """,
    "turned_on_ground": """
        vault: pass_on
    """,
    "unlocking": """
        access: begin_passkey next_code pass_by_code pass_by_passkey unlock_by_passphrase unlock_by_pin
        ways_to_answer
    """,
    "vouching": """
        access: approve_new_pair begin_new_pair stop_new_pair
    """,
    "watched": """
        watch: answer
    """,
    "watching": """
        watch: alarms days_seen flagged glasses months on_duty papers
    """,
    "written_on_ground": """
        cases: write_shared_note
    """,
}


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for groups, text in _TABLE.items():
        room = ""
        for word in text.split():
            if word.endswith(":"):
                room = word[:-1]
            else:
                found[f"{room}.{word}"] = frozenset(groups.split()) - {"itself"}
    return found


GROUPS: Final = _read()
"""Each act with the groups that it is in; the empty set for one of which only a sentence of its own speaks."""

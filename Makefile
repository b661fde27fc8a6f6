# Every verb is a function of tasks.py, which does the same where there is no make.
# More words for the program behind a verb: make lab ARGS="--port 9999"
PYTHON ?= python3

lab test lint build bench install clean:
	@$(PYTHON) tasks.py $@ $(ARGS)

.DEFAULT_GOAL := help
help:
	@$(PYTHON) tasks.py help

.PHONY: lab test lint build bench install clean help

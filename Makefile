# The project's commands. Without make: python3 tools/dev.py COMMAND
PYTHON ?= python3
COMMANDS := help run test privacy check bench duplicates spreadsheet editors crash backups lock gazetteer

.PHONY: $(COMMANDS)
$(COMMANDS):
	@$(PYTHON) tools/dev.py $@ $(ARGS)

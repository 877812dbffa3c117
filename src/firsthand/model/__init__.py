"""The words of firsthand as frozen types: read this folder and `pipeline.py` and you know the program."""
